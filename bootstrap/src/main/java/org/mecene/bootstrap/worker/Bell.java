package org.mecene.bootstrap.worker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Wakes the workers of one kind, as soon as there are any: who starts looks first, so a call
/// before that is not missed. Safe for use by many threads; never waits.
public final class Bell implements Runnable {
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    @Override
    public void run() {
        workers.forEach(Worker::wake);
    }

    void serves(Worker worker) {
        workers.add(worker);
    }
}

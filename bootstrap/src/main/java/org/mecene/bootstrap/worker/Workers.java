package org.mecene.bootstrap.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// The workers of this node. Each kind may have several threads, since each takes what another does
/// not work on.
public final class Workers implements AutoCloseable {
    private final List<Worker> workers = new ArrayList<>();

    /// Adds a kind of work, which begins with [#start].
    ///
    /// @param work does a bounded part and answers how much it did; 0 means that there was nothing
    ///   to do
    /// @param pause how long a thread waits for the bell before it looks by itself
    public void add(String name, int threads, IntSupplier work, Duration pause, Bell bell) {
        for (var number = 1; number <= threads; number++) {
            var worker = new Worker(threads == 1 ? name : name + "-" + number, work, pause);
            bell.serves(worker);
            workers.add(worker);
        }
    }

    public void start() {
        workers.forEach(Worker::start);
    }

    /// Lets all finish what they are at.
    @Override
    public void close() {
        workers.forEach(Worker::stop);
        workers.forEach(Worker::join);
        workers.clear();
    }
}

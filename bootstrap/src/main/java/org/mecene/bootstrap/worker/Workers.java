package org.mecene.bootstrap.worker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// The workers of this node. Each may have several threads, since each takes what another does not work on.
public final class Workers implements AutoCloseable {
    private final List<Worker> workers = new ArrayList<>();

    /// Wakes the threads of one kind of work. Kinds are added before anything is started, so a call that comes early finds
    /// nobody and is not missed: whoever starts looks first.
    public interface Bell {
        void ring();
    }

    /// Adds a kind of work.
    ///
    /// @param work does a bounded part and answers how much it did; 0 means that there was nothing to do
    /// @param pause how long a thread waits before it looks by itself
    public Bell add(String name, int threads, IntSupplier work, Duration pause) {
        var own = new ArrayList<Worker>();
        for (var number = 1; number <= threads; number++) {
            own.add(new Worker(threads == 1 ? name : name + "-" + number, work, pause));
        }
        workers.addAll(own);
        return () -> own.forEach(Worker::wake);
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

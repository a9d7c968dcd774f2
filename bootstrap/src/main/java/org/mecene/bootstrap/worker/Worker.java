package org.mecene.bootstrap.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.mecene.domain.transactions.StoreDown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A thread that does one kind of work: again at once while there is some, and otherwise when it is
/// woken or a pause is over. A failure is logged and does not end it.
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final String name;
    private final IntSupplier work;
    private final Duration pause;
    private final Semaphore calls = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopping;

    /// @param work does a bounded part and answers how much it did; 0 means that there was nothing
    ///   to do
    /// @param pause how long it waits for a call before it looks by itself
    Worker(String name, IntSupplier work, Duration pause) {
        this.name = name;
        this.work = work;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("worker-" + name).daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Has it look soon. Never waits.
    void wake() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /// Tells it to end after what it is at.
    void stop() {
        stopping = true;
        wake();
    }

    /// Waits until it has ended; one that never began has.
    void join() {
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(STOP_LIMIT)) {
                LOG.warn("Worker {} did not stop in time; what it was at will be done again", name);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try {
                if (work.getAsInt() == 0) {
                    waitFor(pause);
                }
            } catch (StoreDown down) {
                LOG.warn("Worker {} waits for the database", name);
                waitFor(PAUSE_AFTER_FAILURE);
            } catch (RuntimeException | Error failure) {
                // A worker that is gone would be missed by nobody until the queue is long.
                LOG.error("Worker {} failed and goes on", name, failure);
                waitFor(PAUSE_AFTER_FAILURE);
            }
        }
    }

    /// A little less or more than the pause, so that the nodes do not look all at once.
    private void waitFor(Duration time) {
        if (stopping) {
            return;
        }
        var millis = time.toMillis();
        try {
            if (calls.tryAcquire(
                    millis * 3 / 4 + ThreadLocalRandom.current().nextLong(millis / 2 + 1),
                    TimeUnit.MILLISECONDS)) {
                calls.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}

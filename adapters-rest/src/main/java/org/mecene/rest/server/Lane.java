package org.mecene.rest.server;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Workers for one kind of requests, with a bounded queue before them. A request that runs too long
/// is interrupted; somebody calls [#sweep] every second.
final class Lane {
    private final List<Worker> threads = new CopyOnWriteArrayList<>();
    private final ThreadPoolExecutor workers;

    Lane(String name, int threadCount, int waiting, Duration requestTime) {
        workers =
                new ThreadPoolExecutor(
                        threadCount,
                        threadCount,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(waiting),
                        task -> {
                            var worker = new Worker(task, name + "-" + (threads.size() + 1));
                            threads.add(worker);
                            return worker;
                        }) {
                    @Override
                    protected void beforeExecute(Thread thread, Runnable task) {
                        ((Worker) thread).begin(requestTime);
                    }

                    @Override
                    protected void afterExecute(Runnable task, Throwable thrown) {
                        ((Worker) Thread.currentThread()).end();
                    }
                };
    }

    /// Runs a task as soon as a worker is free.
    ///
    /// @return false when too many wait already; then it does not run
    boolean offer(Runnable task) {
        try {
            workers.execute(task);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    void sweep() {
        threads.forEach(Worker::interruptWhenLate);
    }

    int waiting() {
        return workers.getQueue().size();
    }

    int busy() {
        return workers.getActiveCount();
    }

    void stop() {
        workers.shutdownNow();
    }

    /// Knows since when it is at its task. An interrupt hits the task that was late, never the
    /// next.
    private static final class Worker extends Thread {
        private static final long IDLE = Long.MIN_VALUE;

        private long deadline = IDLE;

        Worker(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }

        synchronized void begin(Duration time) {
            deadline = System.nanoTime() + time.toNanos();
        }

        synchronized void end() {
            deadline = IDLE;
            Thread.interrupted();
        }

        synchronized void interruptWhenLate() {
            if (deadline != IDLE && deadline - System.nanoTime() < 0) {
                deadline = IDLE;
                interrupt();
            }
        }
    }
}

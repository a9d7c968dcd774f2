package org.mecene.bootstrap.journey;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Counts what the threads that serve requests send to PostgreSQL, `BEGIN` and `COMMIT` included,
/// by listening to the driver's own trace. What workers send meanwhile does not count.
final class StatementCounter extends Handler implements AutoCloseable {
    private static final String EXECUTE = "FE=> Execute";
    private static final String REQUEST_THREADS = "http-";

    private final Logger trace = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
    private final AtomicInteger count = new AtomicInteger();

    StatementCounter() {
        trace.setUseParentHandlers(false);
        trace.setLevel(Level.FINEST);
        trace.addHandler(this);
    }

    /// How many statements an action sends.
    int during(Runnable action) {
        var before = count.get();
        action.run();
        return count.get() - before;
    }

    /// The driver tells in the thread that sends.
    @Override
    public void publish(LogRecord entry) {
        if (entry.getMessage().contains(EXECUTE)
                && Thread.currentThread().getName().startsWith(REQUEST_THREADS)) {
            count.incrementAndGet();
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        trace.removeHandler(this);
        trace.setLevel(null);
        trace.setUseParentHandlers(true);
    }
}

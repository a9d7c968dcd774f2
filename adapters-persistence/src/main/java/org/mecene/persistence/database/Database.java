package org.mecene.persistence.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.NullArgument;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Id;
import org.mecene.domain.transactions.StoreDown;
import org.mecene.domain.transactions.Transactions;

/// The database, and the one transaction that a thread may have open on it.
///
/// Reads join the open transaction and otherwise run alone, in one round trip. Work that lost
/// against another transaction is run again, a few times at the most.
public final class Database implements Transactions {
    private static final int MOST_ATTEMPTS = 4;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    private final DataSource dataSource;
    private final Jdbi jdbi;

    // Not static: a test runs two nodes, each with its own database object, on one thread.
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Open> open = new ThreadLocal<>();

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
        jdbi = Jdbi.create(dataSource);
        jdbi.registerArgument(new DriverArguments());
        // PostgreSQL finds the type of a null by where it stands.
        jdbi.getConfig(Arguments.class).setUntypedNullArgument(new NullArgument(Types.NULL));
    }

    /// The open transaction of a thread, and what is to happen once it was committed.
    private record Open(Handle handle, List<Runnable> afterCommit) {}

    @Override
    public <T> T call(Supplier<T> work) {
        if (open.get() != null) {
            throw new IllegalStateException("A transaction is open already");
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return callOnce(work);
            } catch (RuntimeException failure) {
                if (!SqlErrors.lostAgainstAnother(failure) || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
                pause(attempt);
            }
        }
    }

    private <T> T callOnce(Supplier<T> work) {
        var afterCommit = new ArrayList<Runnable>();
        var result =
                withHandle(handle ->
                        handle.inTransaction(transaction -> {
                            open.set(new Open(transaction, afterCommit));
                            try {
                                return work.get();
                            } finally {
                                open.remove();
                            }
                        }));
        afterCommit.forEach(Runnable::run);
        return result;
    }

    /// The open transaction, for writing.
    ///
    /// @throws IllegalStateException when none is open: the use case on top opens it
    public Handle transaction() {
        var current = open.get();
        if (current == null) {
            throw new IllegalStateException("No transaction is open");
        }
        return current.handle();
    }

    /// Runs a question in the open transaction, or alone when none is open.
    public <T> T read(Function<Handle, T> question) {
        var current = open.get();
        return current == null ? withHandle(question) : question.apply(current.handle());
    }

    /// Runs a question on the bare connection, for the few that are asked so often that even JDBI's
    /// work counts.
    public <T> T readBare(BareQuestion<T> question) {
        var current = open.get();
        return current == null
                ? askAlone(question)
                : ask(question, current.handle().getConnection());
    }

    /// Past JDBI, whose handle costs as much to make as a row to read.
    private <T> T askAlone(BareQuestion<T> question) {
        try (var connection = dataSource.getConnection()) {
            return question.ask(connection);
        } catch (SQLException failure) {
            throw SqlErrors.isDown(failure) ? new StoreDown(failure) : new SqlFailure(failure);
        }
    }

    private static <T> T ask(BareQuestion<T> question, Connection connection) {
        try {
            return question.ask(connection);
        } catch (SQLException failure) {
            throw new SqlFailure(failure);
        }
    }

    /// A question over plain JDBC.
    public interface BareQuestion<T> {
        T ask(Connection connection) throws SQLException;
    }

    /// Runs work in a transaction of its own, whatever is open: for queues, whose marks must not
    /// hang on the caller's work.
    ///
    /// @throws IllegalStateException when a transaction is open: two connections of one thread
    ///   could wait for each other
    public <T> T alone(Function<Handle, T> work) {
        return call(() -> work.apply(transaction()));
    }

    /// Has something run after the open transaction was committed, or at once when none is open.
    public void afterCommit(Runnable action) {
        var current = open.get();
        if (current == null) {
            action.run();
        } else {
            current.afterCommit().add(action);
        }
    }

    /// An instant as PostgreSQL's driver takes it.
    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /// An instant that may be absent, as PostgreSQL's driver takes it.
    public static @Nullable OffsetDateTime timeOrNull(@Nullable Instant instant) {
        return instant == null ? null : time(instant);
    }

    /// An id that may be absent, as PostgreSQL's driver takes it.
    public static @Nullable UUID idOrNull(@Nullable Id id) {
        return id == null ? null : id.value();
    }

    private <T> T withHandle(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (RuntimeException failure) {
            throw SqlErrors.isDown(failure) ? new StoreDown(failure) : failure;
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS * attempt));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}

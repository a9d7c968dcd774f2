package org.mecene.payment.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The provider's own database, reached in short transactions of its own. Where it does not answer
/// the provider does not, and whether a change was made is unknown, as it is with a provider that
/// runs elsewhere.
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final DataSource dataSource;
    private final Runnable onEvent;

    /// @param onEvent called after every commit that stored something to deliver
    Database(DataSource dataSource, Runnable onEvent) {
        this.dataSource = dataSource;
        this.onEvent = onEvent;
    }

    /// Commits when the work returns, rolls back when it throws.
    ///
    /// @throws ProviderUnavailable when the database does not answer
    /// @throws IllegalStateException when it refuses what it was given
    <T> T call(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var session = new Session(connection);
            var result = commit(connection, session, work);
            if (session.hasWrittenEvents()) {
                wake();
            }
            return result;
        } catch (SQLException failure) {
            if (isOurBug(failure)) {
                // Without the cause, which may quote the row and a client secret in it.
                throw new IllegalStateException(
                        "The sandbox was asked what cannot be: SQLSTATE " + failure.getSQLState());
            }
            throw new ProviderUnavailable("The database of the sandbox does not answer", failure);
        }
    }

    private static <T> T commit(Connection connection, Session session, Work<T> work)
            throws SQLException {
        try {
            var result = work.run(session);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException | Error failure) {
            try {
                connection.rollback();
            } catch (SQLException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            throw failure;
        }
    }

    /// Values that a column or a constraint does not take: asking again would not help.
    private static boolean isOurBug(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    /// The change is committed, so a listener that fails must not look like a change that failed:
    /// the event is delivered all the same when the next worker comes by.
    private void wake() {
        try {
            onEvent.run();
        } catch (RuntimeException failure) {
            LOG.warn("Nobody could be woken to deliver webhooks", failure);
        }
    }

    interface Work<T> {
        T run(Session session) throws SQLException;
    }
}

package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The cards that are to be given for trials. Whoever writes one has its subscription locked.
final class Setups {
    private static final String PREFIX = "seti";

    private final Refs refs;

    Setups(Refs refs) {
        this.refs = refs;
    }

    /// Whether a ref is that of a card to be given, by its look.
    static boolean isRef(String ref) {
        return ref.startsWith(PREFIX + "_");
    }

    void open(Session session, Recurring recurring, Instant now) throws SQLException {
        var ref = refs.next(PREFIX);
        session.update(
                """
                INSERT INTO sandbox.setup (ref, client_secret, subscription, status, created_at)
                VALUES (?, ?, ?, 'requires_payment_method', ?)
                """,
                ref,
                refs.secretFor(ref),
                recurring.ref(),
                now);
    }

    Optional<Setup> find(Session session, String ref) throws SQLException {
        return session.first(
                """
                SELECT ref, client_secret, subscription, status
                  FROM sandbox.setup
                 WHERE ref = ?
                """,
                Setups::read,
                ref);
    }

    Optional<Setup> findOf(Session session, Recurring recurring) throws SQLException {
        return session.first(
                """
                SELECT ref, client_secret, subscription, status
                  FROM sandbox.setup
                 WHERE subscription = ?
                """,
                Setups::read,
                recurring.ref());
    }

    void save(Session session, Setup setup) throws SQLException {
        session.update(
                "UPDATE sandbox.setup SET status = ? WHERE ref = ?",
                setup.status().wire(),
                setup.ref());
    }

    /// Closes what is still open for a subscription that has ended.
    void cancelOpen(Session session, String subscription) throws SQLException {
        session.update(
                """
                UPDATE sandbox.setup
                   SET status = 'canceled'
                 WHERE subscription = ? AND status = 'requires_payment_method'
                """,
                subscription);
    }

    private static Setup read(Row row) throws SQLException {
        return new Setup(
                row.text("ref"),
                row.text("client_secret"),
                row.text("subscription"),
                IntentStatus.ofWire(row.text("status")));
    }
}

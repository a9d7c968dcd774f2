package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The invoices in the books, one for each period of a subscription. Whoever writes one has its
/// subscription locked.
final class Invoices {
    private final Refs refs;

    Invoices(Refs refs) {
        this.refs = refs;
    }

    Invoice open(Session session, Recurring recurring, int period, Instant now)
            throws SQLException {
        return open(session, recurring, period, null, now);
    }

    /// @param change the change of price that it is for; null for that of the period itself
    Invoice open(
            Session session, Recurring recurring, int period, @Nullable UUID change, Instant now)
            throws SQLException {
        var invoice =
                new Invoice(
                        refs.next("in"), recurring.ref(), period, Invoice.Status.OPEN, 0, change);
        session.update(
                """
                INSERT INTO sandbox.invoice
                       (ref, subscription, period, status, attempts, change, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                invoice.ref(),
                invoice.subscription(),
                invoice.period(),
                invoice.status().wire(),
                invoice.attempts(),
                invoice.change(),
                now);
        return invoice;
    }

    Optional<Invoice> find(Session session, String ref) throws SQLException {
        return session.first(
                """
                SELECT ref, subscription, period, status, attempts, change
                  FROM sandbox.invoice
                 WHERE ref = ?
                """,
                Invoices::read,
                ref);
    }

    Optional<Invoice> find(Session session, Recurring recurring, int period) throws SQLException {
        return session.first(
                """
                SELECT ref, subscription, period, status, attempts, change
                  FROM sandbox.invoice
                 WHERE subscription = ? AND period = ? AND change IS NULL
                """,
                Invoices::read,
                recurring.ref(),
                period);
    }

    void save(Session session, Invoice invoice) throws SQLException {
        session.update(
                "UPDATE sandbox.invoice SET status = ?, attempts = ? WHERE ref = ?",
                invoice.status().wire(),
                invoice.attempts(),
                invoice.ref());
    }

    /// Gives up what a subscription that has ended owes.
    void voidOpen(Session session, String subscription) throws SQLException {
        session.update(
                """
                UPDATE sandbox.invoice
                   SET status = 'void'
                 WHERE subscription = ? AND status = 'open'
                """,
                subscription);
    }

    private static Invoice read(Row row) throws SQLException {
        return new Invoice(
                row.text("ref"),
                row.text("subscription"),
                row.number("period"),
                Invoice.Status.ofWire(row.text("status")),
                row.number("attempts"),
                row.uuidOrNull("change"));
    }
}

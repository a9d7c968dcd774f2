package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.ProviderPayment;

/// The payments in the books.
final class Intents {
    private final Refs refs;

    Intents(Refs refs) {
        this.refs = refs;
    }

    /// Opens the payment that Mecene asks for. Of two that ask under one id the later opens
    /// nothing.
    void openFor(Session session, UUID payment, Money amount, String description, Instant now)
            throws SQLException {
        insert(session, new Opening(payment, null, amount, description), now);
    }

    /// Opens the payment of an invoice.
    Intent openFor(Session session, Invoice invoice, Money amount, Instant now)
            throws SQLException {
        insert(session, new Opening(null, invoice.ref(), amount, "Subscription"), now);
        return find(session, invoice).orElseThrow();
    }

    private void insert(Session session, Opening opening, Instant now) throws SQLException {
        var ref = refs.next("pi");
        session.update(
                """
                INSERT INTO sandbox.payment
                       (ref, client_secret, payment, invoice, amount, currency, description,
                        status, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'requires_payment_method', ?)
                ON CONFLICT (payment) DO NOTHING
                """,
                ref,
                refs.secretFor(ref),
                opening.payment(),
                opening.invoice(),
                opening.amount().minor(),
                opening.amount().currency().getCurrencyCode(),
                opening.description(),
                now);
    }

    Optional<Intent> find(Session session, String ref) throws SQLException {
        return session.first(SELECT + " WHERE ref = ?", Intents::read, ref);
    }

    Optional<Intent> find(Session session, UUID payment) throws SQLException {
        return session.first(SELECT + " WHERE payment = ?", Intents::read, payment);
    }

    Optional<Intent> find(Session session, Invoice invoice) throws SQLException {
        return session.first(SELECT + " WHERE invoice = ?", Intents::read, invoice.ref());
    }

    /// Locks the payment until the transaction ends. Who needs its subscription too locks that
    /// first.
    Intent lock(Session session, String ref) throws SQLException {
        return session.first(SELECT + " WHERE ref = ? FOR UPDATE", Intents::read, ref)
                .orElseThrow();
    }

    void save(Session session, Intent intent) throws SQLException {
        var fee = intent.fee();
        var card = intent.card();
        session.update(
                """
                UPDATE sandbox.payment
                   SET status = ?, failure = ?, fee = ?, settled_at = ?, card = ?
                 WHERE ref = ?
                """,
                intent.status().wire(),
                intent.failure(),
                fee == null ? null : fee.minor(),
                intent.settledAt(),
                card == null ? null : card.wire(),
                intent.ref());
    }

    /// Closes what is still open for a subscription that has ended.
    void cancelOpen(Session session, String subscription) throws SQLException {
        session.update(
                """
                UPDATE sandbox.payment
                   SET status = 'canceled'
                 WHERE status = 'requires_payment_method'
                   AND invoice IN (SELECT ref FROM sandbox.invoice WHERE subscription = ?)
                """,
                subscription);
    }

    /// What was paid after a place in the order of payment.
    List<ProviderPayment> settledAfter(Session session, Place place, int limit)
            throws SQLException {
        return session.list(
                """
                SELECT p.ref, p.amount, p.currency, p.settled_at,
                       coalesce((SELECT sum(r.amount)
                                   FROM sandbox.refund r
                                  WHERE r.payment = p.ref AND r.status <> 'failed'), 0) AS refunded
                  FROM sandbox.payment p
                 WHERE (p.settled_at, p.ref) > (?, ?)
                 ORDER BY p.settled_at, p.ref
                 LIMIT ?
                """,
                row ->
                        new ProviderPayment(
                                row.text("ref"),
                                row.money("amount"),
                                row.money("refunded"),
                                row.instant("settled_at")),
                place.settledAt(),
                place.ref(),
                limit);
    }

    /// A place in the order of payment.
    record Place(Instant settledAt, String ref) {
        /// Before everything that was paid at an instant or later.
        static Place before(Instant instant) {
            return new Place(instant, "");
        }
    }

    private static final String SELECT =
            """
            SELECT ref, client_secret, payment, invoice, amount, currency, status, failure, fee,
                   settled_at, card
              FROM sandbox.payment
            """;

    private static Intent read(Row row) throws SQLException {
        var card = row.textOrNull("card");
        return new Intent(
                row.text("ref"),
                row.text("client_secret"),
                row.uuidOrNull("payment"),
                row.textOrNull("invoice"),
                row.money("amount"),
                IntentStatus.ofWire(row.text("status")),
                row.textOrNull("failure"),
                row.moneyOrNull("fee"),
                row.instantOrNull("settled_at"),
                card == null ? null : TestCard.ofWire(card));
    }

    private record Opening(
            @Nullable UUID payment, @Nullable String invoice, Money amount, String description) {}
}

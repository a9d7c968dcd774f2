package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundOrder;

/// What is given back. Whoever writes one has its payment locked.
final class Refunds {
    private static final String COME_BACK = "lost_or_stolen_card";
    private static final Duration A_DAY = Duration.ofDays(1);

    private final Refs refs;
    private final Intents intents;
    private final Events events;

    Refunds(Refs refs, Intents intents, Events events) {
        this.refs = refs;
        this.intents = intents;
        this.events = events;
    }

    /// Gives back a part of a payment, unless it was given back already or its payer's bank looks
    /// into a complaint.
    RefundAnswer give(Session session, Intent paid, RefundOrder order, Instant now)
            throws SQLException {
        if (paid.settledAt() == null) {
            return new RefundAnswer.Declined("charge_not_captured");
        }
        if (session.first(OPEN_DISPUTE, row -> row.text("ref"), paid.ref()).isPresent()) {
            return new RefundAnswer.Declined("charge_disputed");
        }
        var rest = paid.amount().minus(givenBack(session, paid));
        if (rest.isLessThan(order.amount())) {
            return new RefundAnswer.Declined("charge_already_refunded");
        }
        var refund = begin(paid, order, now);
        insert(session, refund, dueAt(paid, now));
        events.write(session, Event.of(EventKind.REFUND_CREATED, refund, paid), now);
        return answer(refund);
    }

    static RefundAnswer answer(Refund refund) {
        return new RefundAnswer.Accepted(refund.ref(), refund.state());
    }

    private Refund begin(Intent paid, RefundOrder order, Instant now) {
        var state =
                paid.card() == TestCard.REFUNDED_LATER
                        ? RefundState.PENDING
                        : RefundState.SUCCEEDED;
        return new Refund(
                refs.next("re"),
                order.refund().value(),
                paid.ref(),
                order.amount(),
                state,
                null,
                now);
    }

    private static @Nullable Instant dueAt(Intent paid, Instant now) {
        return paid.card() == TestCard.REFUNDED_LATER || paid.card() == TestCard.REFUND_FAILS
                ? now.plus(A_DAY)
                : null;
    }

    private static void insert(Session session, Refund refund, @Nullable Instant dueAt)
            throws SQLException {
        session.update(
                """
                INSERT INTO sandbox.refund
                       (ref, refund, payment, amount, status, due_at, created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                refund.ref(),
                refund.refund(),
                refund.payment(),
                refund.amount().minor(),
                wire(refund.state()),
                dueAt,
                refund.changedAt(),
                refund.changedAt());
    }

    /// What becomes of a refund whose card says that something does: it arrives, or comes back.
    void runDue(Session session, Refund refund, Instant at) throws SQLException {
        var paid = intents.lock(session, refund.payment());
        var arrives = refund.state() == RefundState.PENDING;
        var next =
                new Refund(
                        refund.ref(),
                        refund.refund(),
                        refund.payment(),
                        refund.amount(),
                        arrives ? RefundState.SUCCEEDED : RefundState.FAILED,
                        arrives ? null : COME_BACK,
                        at);
        session.update(
                """
                UPDATE sandbox.refund
                   SET status = ?, reason = ?, changed_at = ?, due_at = NULL
                 WHERE ref = ?
                """,
                wire(next.state()),
                next.reason(),
                at,
                next.ref());
        events.write(session, Event.of(EventKind.REFUND_UPDATED, next, paid), at);
    }

    List<Due> lockDue(Session session, Instant now, int max) throws SQLException {
        return session.list(
                SELECT
                        + """
                         WHERE r.due_at <= ?
                         ORDER BY r.due_at
                         LIMIT ?
                           FOR UPDATE OF r SKIP LOCKED
                        """,
                row -> new Due(read(row), row.instant("due_at")),
                now,
                max);
    }

    record Due(Refund refund, Instant at) {}

    Optional<Refund> find(Session session, RefundId refund) throws SQLException {
        return session.first(SELECT + " WHERE r.refund = ?", Refunds::read, refund.value());
    }

    List<Refund> of(Session session, Intent paid) throws SQLException {
        return session.list(
                SELECT + " WHERE r.payment = ? ORDER BY r.created_at, r.ref",
                Refunds::read,
                paid.ref());
    }

    private Money givenBack(Session session, Intent paid) throws SQLException {
        return of(session, paid).stream()
                .filter(refund -> refund.state() != RefundState.FAILED)
                .map(Refund::amount)
                .reduce(Money.zero(paid.amount().currency()), Money::plus);
    }

    private static final String OPEN_DISPUTE =
            "SELECT ref FROM sandbox.dispute WHERE payment = ? AND status <> 'won'";

    private static final String SELECT =
            """
            SELECT r.ref, r.refund, r.payment, r.amount, p.currency, r.status, r.reason,
                   r.changed_at, r.due_at
              FROM sandbox.refund r
              JOIN sandbox.payment p ON p.ref = r.payment
            """;

    private static Refund read(Row row) throws SQLException {
        return new Refund(
                row.text("ref"),
                row.uuidOrNull("refund"),
                row.text("payment"),
                row.money("amount"),
                RefundState.valueOf(row.text("status").toUpperCase(Locale.ROOT)),
                row.textOrNull("reason"),
                row.instant("changed_at"));
    }

    private static String wire(RefundState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

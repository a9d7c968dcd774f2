package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutOrder;
import org.mecene.domain.payouts.ProviderPayout;

/// What the provider pays out. A payout arrives a day after it was sent, or comes back, as its bank
/// account says.
final class Payouts {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final String CLOSED = "account_closed";

    private final Refs refs;
    private final Events events;

    Payouts(Refs refs, Events events) {
        this.refs = refs;
        this.events = events;
    }

    /// Of two that ask under one id the later sends nothing.
    void send(Session session, PayoutOrder order, TestBank bank, Instant now) throws SQLException {
        session.update(
                """
                INSERT INTO sandbox.payout
                       (ref, payout, account, amount, currency, bank, status, due_at, created_at)
                VALUES (?, ?, ?, ?, ?, ?, 'in_transit', ?, ?)
                ON CONFLICT (payout) DO NOTHING
                """,
                refs.next("po"),
                order.payout().value(),
                order.accountRef(),
                order.amount().minor(),
                order.amount().currency().getCurrencyCode(),
                bank.wire(),
                now.plus(A_DAY),
                now);
    }

    Optional<Payout> find(Session session, UUID payout) throws SQLException {
        return session.first(SELECT + " WHERE payout = ?", Payouts::read, payout);
    }

    /// What becomes of one whose day is over.
    void runDue(Session session, Payout payout, Instant at) throws SQLException {
        var returns = payout.bank() == TestBank.RETURNS;
        session.update(
                "UPDATE sandbox.payout SET status = ?, reason = ?, due_at = NULL WHERE ref = ?",
                returns ? Payout.FAILED : Payout.PAID,
                returns ? CLOSED : null,
                payout.ref());
        events.write(session, Event.of(EventKind.PAYOUT_UPDATED, payout), at);
    }

    List<Due> lockDue(Session session, Instant now, int max) throws SQLException {
        return session.list(
                SELECT
                        + """
                         WHERE due_at <= ?
                         ORDER BY due_at
                         LIMIT ?
                           FOR UPDATE SKIP LOCKED
                        """,
                row -> new Due(read(row), row.instant("due_at")),
                now,
                max);
    }

    record Due(Payout payout, Instant at) {}

    /// Newest first.
    List<ProviderPayout> list(Session session, @Nullable String after, int limit)
            throws SQLException {
        return session.list(
                SELECT
                        + """
                         WHERE (created_at, ref) <
                               (SELECT coalesce(max(created_at), 'infinity'), coalesce(max(ref), '~')
                                  FROM sandbox.payout
                                 WHERE ref = ?)
                         ORDER BY created_at DESC, ref DESC
                         LIMIT ?
                        """,
                row -> {
                    var payout = read(row);
                    return new ProviderPayout(
                            payout.ref(),
                            new PayoutId(payout.payout()),
                            payout.amount(),
                            payout.isBack(),
                            row.instant("created_at"));
                },
                after,
                limit);
    }

    private static final String SELECT =
            """
            SELECT ref, payout, account, amount, currency, bank, status, reason, due_at, created_at
              FROM sandbox.payout
            """;

    private static Payout read(Row row) throws SQLException {
        Money amount = row.money("amount");
        return new Payout(
                row.text("ref"),
                row.uuid("payout"),
                row.text("account"),
                amount,
                TestBank.ofWire(row.text("bank")),
                row.text("status"),
                row.textOrNull("reason"));
    }
}

package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.payment.sandbox.Recurring.Agreement;
import org.mecene.payment.sandbox.Recurring.Standing;

/// The subscriptions in the books.
final class Recurrings {
    /// Adds a subscription. Of two under one of Mecene's ids the later is not added.
    ///
    /// @return whether it was added
    boolean add(Session session, Recurring recurring) throws SQLException {
        var agreement = recurring.agreement();
        var standing = recurring.standing();
        return session.update(
                        """
                        INSERT INTO sandbox.subscription
                               (ref, recurring, payer, price, trial_days, state, periods,
                                cancel_at_period_end, due_at, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (recurring) DO NOTHING
                        """,
                        agreement.ref(),
                        agreement.recurring(),
                        agreement.payer(),
                        agreement.priceRef(),
                        agreement.trialDays(),
                        wire(standing.state()),
                        standing.periods(),
                        standing.cancelAtPeriodEnd(),
                        standing.dueAt(),
                        standing.changedAt(),
                        standing.changedAt())
                == 1;
    }

    Optional<Recurring> find(Session session, UUID recurring) throws SQLException {
        return session.first(SELECT + " WHERE s.recurring = ?", Recurrings::read, recurring);
    }

    Optional<Recurring> find(Session session, String ref) throws SQLException {
        return session.first(SELECT + " WHERE s.ref = ?", Recurrings::read, ref);
    }

    /// Locks a subscription, and with it its invoices and cards, until the transaction ends.
    Optional<Recurring> lock(Session session, String ref) throws SQLException {
        return session.first(SELECT + " WHERE s.ref = ? FOR UPDATE OF s", Recurrings::read, ref);
    }

    /// Locks some of those at which something is to be done, the most overdue first; leaves out
    /// those that another worker has locked.
    List<Recurring> lockDue(Session session, Instant now, int max) throws SQLException {
        return session.list(
                SELECT
                        + """
                         WHERE s.due_at <= ?
                         ORDER BY s.due_at
                         LIMIT ?
                           FOR UPDATE OF s SKIP LOCKED
                        """,
                Recurrings::read,
                now,
                max);
    }

    Optional<Instant> nextDue(Session session) throws SQLException {
        return session.first(
                """
                SELECT due_at
                  FROM sandbox.subscription
                 WHERE due_at IS NOT NULL
                 ORDER BY due_at
                 LIMIT 1
                """,
                row -> row.instant("due_at"));
    }

    void save(Session session, Recurring recurring) throws SQLException {
        var standing = recurring.standing();
        var card = standing.card();
        session.update(
                """
                UPDATE sandbox.subscription
                   SET state = ?, card = ?, anchor = ?, periods = ?, cancel_at_period_end = ?,
                       due_at = ?, changed_at = ?
                 WHERE ref = ?
                """,
                wire(standing.state()),
                card == null ? null : card.wire(),
                standing.anchor(),
                standing.periods(),
                standing.cancelAtPeriodEnd(),
                standing.dueAt(),
                standing.changedAt(),
                recurring.ref());
    }

    private static final String SELECT =
            """
            SELECT s.ref, s.recurring, s.payer, s.price, p.amount, p.currency, p.yearly,
                   s.trial_days, s.state, s.card, s.anchor, s.periods, s.cancel_at_period_end,
                   s.due_at, s.changed_at
              FROM sandbox.subscription s
              JOIN sandbox.price p ON p.ref = s.price
            """;

    private static Recurring read(Row row) throws SQLException {
        return new Recurring(
                new Agreement(
                        row.text("ref"),
                        row.uuid("recurring"),
                        row.uuid("payer"),
                        row.text("price"),
                        row.money("amount"),
                        row.flag("yearly"),
                        row.number("trial_days")),
                readStanding(row));
    }

    private static Standing readStanding(Row row) throws SQLException {
        var card = row.textOrNull("card");
        return new Standing(
                BillingState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                card == null ? null : TestCard.ofWire(card),
                row.instantOrNull("anchor"),
                row.number("periods"),
                row.flag("cancel_at_period_end"),
                row.instantOrNull("due_at"),
                row.instant("changed_at"));
    }

    static String wire(BillingState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

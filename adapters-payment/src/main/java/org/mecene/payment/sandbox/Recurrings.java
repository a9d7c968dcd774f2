package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.payment.sandbox.Prices.Price;
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
        var discount = agreement.discount();
        return session.update(
                        """
                        INSERT INTO sandbox.subscription
                               (ref, recurring, payer, price, trial_days, discount_offer,
                                discount_off, discount_periods, state, periods,
                                cancel_at_period_end, due_at, created_at, changed_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (recurring) DO NOTHING
                        """,
                        agreement.ref(),
                        agreement.recurring(),
                        agreement.payer(),
                        agreement.priceRef(),
                        agreement.trialDays(),
                        discount == null ? null : discount.offer(),
                        discount == null ? null : discount.off().minor(),
                        discount == null ? null : discount.periods(),
                        wire(standing.state()),
                        standing.periods(),
                        standing.cancelAtPeriodEnd(),
                        standing.dueAt(),
                        standing.changedAt(),
                        standing.changedAt())
                == 1;
    }

    /// Notes that a subscription is paid on a page.
    void givePage(Session session, String ref) throws SQLException {
        session.update("UPDATE sandbox.subscription SET has_page = true WHERE ref = ?", ref);
    }

    boolean hasPage(Session session, String ref) throws SQLException {
        return session.first(
                        "SELECT has_page FROM sandbox.subscription WHERE ref = ?",
                        row -> row.flag("has_page"),
                        ref)
                .orElse(false);
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

    void save(Session session, Recurring recurring) throws SQLException {
        var standing = recurring.standing();
        var card = standing.card();
        var next = recurring.agreement().next();
        var discount = recurring.agreement().discount();
        session.update(
                """
                UPDATE sandbox.subscription
                   SET state = ?, card = ?, anchor = ?, periods = ?, base = ?,
                       cancel_at_period_end = ?, due_at = ?, changed_at = ?, price = ?,
                       next_price = ?, discount_offer = ?, discount_off = ?, discount_periods = ?
                 WHERE ref = ?
                """,
                wire(standing.state()),
                card == null ? null : card.wire(),
                standing.anchor(),
                standing.periods(),
                standing.base(),
                standing.cancelAtPeriodEnd(),
                standing.dueAt(),
                standing.changedAt(),
                recurring.agreement().priceRef(),
                next == null ? null : next.ref(),
                discount == null ? null : discount.offer(),
                discount == null ? null : discount.off().minor(),
                discount == null ? null : discount.periods(),
                recurring.ref());
    }

    private static final String SELECT =
            """
            SELECT s.ref, s.recurring, s.payer, s.price, p.amount, p.currency, p.yearly,
                   s.trial_days, s.state, s.card, s.anchor, s.periods, s.base,
                   s.cancel_at_period_end, s.due_at, s.changed_at, s.discount_offer,
                   s.discount_off, s.discount_periods, s.next_price, n.amount AS next_amount,
                   n.yearly AS next_yearly
              FROM sandbox.subscription s
              JOIN sandbox.price p ON p.ref = s.price
              LEFT JOIN sandbox.price n ON n.ref = s.next_price
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
                        row.number("trial_days"),
                        readDiscount(row),
                        readNext(row)),
                readStanding(row));
    }

    private static @Nullable Discount readDiscount(Row row) throws SQLException {
        var offer = row.uuidOrNull("discount_offer");
        return offer == null
                ? null
                : new Discount(offer, row.money("discount_off"), row.number("discount_periods"));
    }

    private static @Nullable Price readNext(Row row) throws SQLException {
        var ref = row.textOrNull("next_price");
        return ref == null
                ? null
                : new Price(ref, row.money("next_amount"), row.flag("next_yearly"));
    }

    private static Standing readStanding(Row row) throws SQLException {
        var card = row.textOrNull("card");
        return new Standing(
                BillingState.valueOf(row.text("state").toUpperCase(Locale.ROOT)),
                card == null ? null : TestCard.ofWire(card),
                row.instantOrNull("anchor"),
                row.number("periods"),
                row.number("base"),
                row.flag("cancel_at_period_end"),
                row.instantOrNull("due_at"),
                row.instant("changed_at"));
    }

    static String wire(BillingState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}

package org.mecene.payment.sandbox;

import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.payment.sandbox.Prices.Price;

/// Puts subscriptions on other prices. The caller has the subscription locked.
final class PriceChanges {
    private final Prices prices;
    private final Billing billing;

    PriceChanges(Prices prices, Billing billing) {
        this.prices = prices;
        this.billing = billing;
    }

    PriceChangeAnswer change(
            Session session, Recurring recurring, PriceChangeOrder order, Instant now)
            throws SQLException {
        var known = session.first(FIND, row -> answer(row.textOrNull("declined")), order.change());
        if (known.isPresent()) {
            return known.get();
        }
        var price =
                prices.find(session, order.priceRef())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "There is no price " + order.priceRef()));
        if (recurring.state() != BillingState.ACTIVE
                && recurring.state() != BillingState.TRIALING) {
            return store(session, recurring, order, "subscription_not_running", now);
        }
        return switch (order.when()) {
            case NOW -> now(session, recurring, order, price, now);
            case AT_PERIOD_END -> {
                var next = price.ref().equals(recurring.agreement().priceRef()) ? null : price;
                billing.update(session, recurring.pricedNext(next, now), now);
                yield store(session, recurring, order, null, now);
            }
        };
    }

    private PriceChangeAnswer now(
            Session session, Recurring recurring, PriceChangeOrder order, Price price, Instant now)
            throws SQLException {
        var changed = recurring.priced(price, now);
        var cost = costOf(recurring, changed, now);
        var card = recurring.standing().card();
        if (!cost.isPositive() || card == null) {
            billing.update(session, changed, now);
            return store(session, recurring, order, null, now);
        }
        var decline = card.declineInAbsence();
        if (decline.isPresent()) {
            return store(session, recurring, order, decline.get(), now);
        }
        var answer = store(session, recurring, order, null, now);
        billing.chargeChange(session, changed, order.change(), cost, card, now);
        return answer;
    }

    /// What the payer owes at once: what the rest of the running period costs more, or a period of
    /// the new interval less what the rest of the old one was worth.
    private static Money costOf(Recurring old, Recurring changed, Instant now) {
        var standing = old.standing();
        var begin = old.endOf(standing.periods() - 1);
        var end = old.periodEnd();
        var nothing = Money.zero(old.agreement().price().currency());
        if (old.state() != BillingState.ACTIVE || begin == null || end == null) {
            return nothing;
        }
        var rest = Duration.between(now, end);
        var whole = Duration.between(begin, end);
        var unused = part(old.costOf(standing.periods()), rest, whole);
        var isSameInterval = old.agreement().yearly() == changed.agreement().yearly();
        var due =
                isSameInterval
                        ? part(changed.agreement().price(), rest, whole)
                        : changed.agreement().price();
        return due.isLessThan(unused) ? nothing : due.minus(unused);
    }

    /// A part of an amount, by the second, rounded down.
    private static Money part(Money amount, Duration rest, Duration whole) {
        var share =
                BigInteger.valueOf(amount.minor())
                        .multiply(BigInteger.valueOf(Math.max(rest.toSeconds(), 0)))
                        .divide(BigInteger.valueOf(whole.toSeconds()));
        return new Money(share.longValueExact(), amount.currency());
    }

    private static PriceChangeAnswer store(
            Session session,
            Recurring recurring,
            PriceChangeOrder order,
            @Nullable String declined,
            Instant now)
            throws SQLException {
        session.update(
                """
                INSERT INTO sandbox.price_change (change, subscription, declined, created_at)
                VALUES (?, ?, ?, ?)
                """,
                order.change(),
                recurring.ref(),
                declined,
                now);
        return answer(declined);
    }

    private static PriceChangeAnswer answer(@Nullable String declined) {
        return declined == null
                ? new PriceChangeAnswer.Changed()
                : new PriceChangeAnswer.Declined(declined);
    }

    private static final String FIND = "SELECT declined FROM sandbox.price_change WHERE change = ?";
}

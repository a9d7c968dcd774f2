package org.mecene.domain.subscriptions;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.subscriptions.Subscription.Terms;

/// Another tier that a subscriber asked for. It is stored before the provider is asked, so that
/// whatever the provider says of it, and whenever, meets the terms that were agreed.
///
/// @param priceRef the provider's name for the price that was asked for
/// @param when a dearer tier counts now, a cheaper one from the end of the running period on
///   (rules.md S11)
/// @param countsFrom from when the new terms may be charged
/// @param settledAt when it came into force or came to nothing; null while it is open
public record TierChange(
        TierChangeId id,
        SubscriptionId subscription,
        Terms from,
        Terms to,
        String priceRef,
        When when,
        State state,
        Instant askedAt,
        Instant countsFrom,
        @Nullable Instant settledAt) {
    /// How far the provider's clock may be from ours.
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private static final int MONTHS = 12;

    /// Where a change stands.
    public enum State {
        /// The provider is asked; whether it heard is unknown.
        ASKED,
        /// The provider changes it at the end of the period.
        PLANNED,
        DONE,
        /// The card did not pay for it.
        DECLINED,
        /// Another change, or the end, took its place.
        DROPPED
    }

    /// @param tier one of the same creator, in the same currency, with a price at the provider
    public static TierChange ask(
            TierChangeId id, Subscription subscription, Tier tier, Instant now) {
        var priceRef = tier.priceRef();
        var end = subscription.standing().paidThrough();
        if (priceRef == null || end == null) {
            throw new IllegalArgumentException("Only what is paid changes to what has a price");
        }
        var from = subscription.terms();
        var offer = tier.offer();
        var to = new Terms(tier.id(), offer.price(), offer.interval(), from.platformFee());
        var when = isCheaper(from, to) ? When.AT_PERIOD_END : When.NOW;
        return new TierChange(
                id,
                subscription.id(),
                from,
                to,
                priceRef,
                when,
                State.ASKED,
                now,
                when == When.NOW ? now : end,
                null);
    }

    public TierChange planned() {
        return with(State.PLANNED, null);
    }

    public TierChange settled(State end, Instant at) {
        return with(end, at);
    }

    public boolean isOpen() {
        return state == State.ASKED || state == State.PLANNED;
    }

    /// Whether the provider may have taken this for a period, at a time. Around the change both
    /// prices are right, before and after it one.
    public boolean mayCost(Money amount, Instant at) {
        if (!isOpen() && state != State.DONE) {
            return false;
        }
        return isFormerPrice(amount, at) || (mayCountAt(at) && amount.equals(to.price()));
    }

    /// Whether this is the price from before the change, and a time is before it, or around it.
    public boolean isFormerPrice(Money amount, Instant at) {
        var isOld = settledAt == null || at.isBefore(settledAt.plus(CLOCKS_APART));
        return isOld && amount.equals(from.price());
    }

    public boolean mayCountAt(Instant at) {
        return !at.isBefore(countsFrom.minus(CLOCKS_APART));
    }

    /// By the year, so that intervals compare. What costs the same but comes at another interval
    /// waits for the end of the period as well: nobody is charged twice within days for nothing.
    private static boolean isCheaper(Terms from, Terms to) {
        var order = ofYear(to).compareTo(ofYear(from));
        return order < 0 || (order == 0 && from.interval() != to.interval());
    }

    private static BigInteger ofYear(Terms terms) {
        var minor = BigInteger.valueOf(terms.price().minor());
        return terms.interval() == BillingInterval.YEAR
                ? minor
                : minor.multiply(BigInteger.valueOf(MONTHS));
    }

    private TierChange with(State next, @Nullable Instant at) {
        return new TierChange(
                id, subscription, from, to, priceRef, when, next, askedAt, countsFrom, at);
    }
}

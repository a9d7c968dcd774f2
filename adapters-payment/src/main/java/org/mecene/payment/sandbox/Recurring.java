package org.mecene.payment.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.payment.sandbox.Prices.Price;

/// A subscription, as the provider keeps it. Its methods return the next state.
record Recurring(Agreement agreement, Standing standing) {
    static final Duration FIRST_PAYMENT_PATIENCE = Duration.ofHours(23);

    /// How long after a declined charge the next is tried; after the last one there is none.
    private static final List<Duration> RETRIES =
            List.of(Duration.ofDays(3), Duration.ofDays(5), Duration.ofDays(7));

    /// @param patience how long the first payment is awaited
    static Recurring begin(Agreement agreement, Duration patience, Instant now) {
        return new Recurring(
                agreement,
                new Standing(
                        BillingState.INCOMPLETE, null, null, 0, 0, false, now.plus(patience), now));
    }

    String ref() {
        return agreement.ref();
    }

    BillingState state() {
        return standing.state();
    }

    boolean hasEnded() {
        return standing.dueAt() == null;
    }

    /// When the running period ends, paid or not, or the trial; null while none runs.
    @Nullable Instant periodEnd() {
        return hasEnded() ? null : endOf(standing.periods());
    }

    /// When a period ends; the end of number 0 is when the first begins. Null while it is not known
    /// when that is.
    @Nullable Instant endOf(int period) {
        var anchor = standing.anchor();
        return anchor == null
                ? null
                : new BillingCalendar(anchor, agreement.yearly()).endOf(period - standing.base());
    }

    /// What a period costs, less what an offer takes off.
    Money costOf(int period) {
        var price = agreement.price();
        var discount = agreement.discount();
        return discount != null && period <= discount.periods() && discount.off().isLessThan(price)
                ? price.minus(discount.off())
                : price;
    }

    /// Another price, from now on. One of another interval begins a period of its own.
    Recurring priced(Price price, Instant at) {
        var priced = new Recurring(agreement.at(price), standing.changed(changed(at)));
        return price.yearly() == agreement.yearly() || standing.periods() == 0
                ? priced
                : priced.beginningAnew(standing.periods(), at);
    }

    /// Another price, from the end of the running period on; null to keep this one.
    Recurring pricedNext(@Nullable Price price, Instant at) {
        return new Recurring(agreement.next(price), standing.changed(changed(at)));
    }

    private Recurring beginningAnew(int after, Instant at) {
        var begun =
                new Standing(
                        state(),
                        standing.card(),
                        at,
                        after + 1,
                        after,
                        standing.cancelAtPeriodEnd(),
                        new BillingCalendar(at, agreement.yearly()).endOf(1),
                        standing.changedAt());
        return new Recurring(agreement, begun);
    }

    /// Its card was charged for the first time, or given for a trial. Time runs from here and not
    /// from when it was asked for, so that nobody pays for the hours in between.
    Recurring started(TestCard card, Instant at) {
        var trial = Duration.ofDays(agreement.trialDays());
        var isTrial = trial.isPositive();
        var anchor = at.plus(trial);
        var periods = isTrial ? 0 : 1;
        var begun =
                new Standing(
                        isTrial ? BillingState.TRIALING : BillingState.ACTIVE,
                        card,
                        anchor,
                        periods,
                        0,
                        standing.cancelAtPeriodEnd(),
                        new BillingCalendar(anchor, agreement.yearly()).endOf(periods),
                        changed(at));
        return new Recurring(agreement, begun);
    }

    /// The next period begins; whether it is paid is not known yet.
    Recurring renewing() {
        var next = agreement.next();
        if (next == null) {
            return counted(agreement, standing.anchor(), standing.base());
        }
        var isOtherInterval = next.yearly() != agreement.yearly();
        return counted(
                agreement.at(next),
                isOtherInterval ? periodEnd() : standing.anchor(),
                isOtherInterval ? standing.periods() : standing.base());
    }

    private Recurring counted(Agreement agreed, @Nullable Instant anchor, int base) {
        return new Recurring(
                agreed,
                new Standing(
                        state(),
                        standing.card(),
                        anchor,
                        standing.periods() + 1,
                        base,
                        standing.cancelAtPeriodEnd(),
                        standing.dueAt(),
                        standing.changedAt()));
    }

    /// The running period was paid.
    Recurring paid(Instant at) {
        return moved(BillingState.ACTIVE, periodEnd(), at);
    }

    /// Whether no more is tried after so many declined attempts at the running period.
    boolean isGivenUpAfter(int attempts) {
        return attempts > RETRIES.size();
    }

    /// The running period was not paid, and another attempt follows.
    ///
    /// @param attempts how often it was tried
    Recurring declined(int attempts, Instant at) {
        return moved(BillingState.PAST_DUE, at.plus(RETRIES.get(attempts - 1)), at);
    }

    Recurring ended(BillingState state, Instant at) {
        return moved(state, null, at);
    }

    Recurring ending(boolean atPeriodEnd, Instant at) {
        return new Recurring(
                atPeriodEnd ? agreement.next(null) : agreement,
                new Standing(
                        state(),
                        standing.card(),
                        standing.anchor(),
                        standing.periods(),
                        standing.base(),
                        atPeriodEnd,
                        standing.dueAt(),
                        changed(at)));
    }

    private Recurring moved(BillingState state, @Nullable Instant dueAt, Instant at) {
        return new Recurring(
                agreement,
                new Standing(
                        state,
                        standing.card(),
                        standing.anchor(),
                        standing.periods(),
                        standing.base(),
                        standing.cancelAtPeriodEnd(),
                        dueAt,
                        changed(at)));
    }

    /// Every change has a time of its own, later than the one before, by which two readings of the
    /// subscription can be told apart: the clocks of two nodes may differ a little.
    private Instant changed(Instant at) {
        var earliest = standing.changedAt().plus(1, ChronoUnit.MICROS);
        return at.isBefore(earliest) ? earliest : at;
    }

    /// What was agreed.
    ///
    /// @param recurring Mecene's id
    /// @param discount what is taken off at first; null for nothing
    /// @param next the price from the next period on; null when it stays
    record Agreement(
            String ref,
            UUID recurring,
            UUID payer,
            String priceRef,
            Money price,
            boolean yearly,
            int trialDays,
            @Nullable Discount discount,
            @Nullable Price next) {
        /// Another price. It ends what an offer takes off, which was for the old one.
        Agreement at(Price other) {
            return new Agreement(
                    ref,
                    recurring,
                    payer,
                    other.ref(),
                    other.amount(),
                    other.yearly(),
                    trialDays,
                    other.ref().equals(priceRef) ? discount : null,
                    null);
        }

        Agreement next(@Nullable Price other) {
            return new Agreement(
                    ref, recurring, payer, priceRef, price, yearly, trialDays, discount, other);
        }

        /// Whether the same was agreed, under whatever name.
        boolean isSame(Agreement other) {
            return payer.equals(other.payer)
                    && priceRef.equals(other.priceRef)
                    && trialDays == other.trialDays
                    && Objects.equals(discount, other.discount);
        }
    }

    /// Where it stands.
    ///
    /// @param card what is charged; null before the first payment
    /// @param anchor from when its periods count; null before the first payment
    /// @param periods the number of the running period; 0 before the first and in a trial
    /// @param base the number of the last period before the anchor
    /// @param dueAt when something is to be done next: expiry, renewal or another attempt; null
    ///   after its end
    record Standing(
            BillingState state,
            @Nullable TestCard card,
            @Nullable Instant anchor,
            int periods,
            int base,
            boolean cancelAtPeriodEnd,
            @Nullable Instant dueAt,
            Instant changedAt) {
        Standing changed(Instant at) {
            return new Standing(state, card, anchor, periods, base, cancelAtPeriodEnd, dueAt, at);
        }
    }
}

package org.mecene.application.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.Reduction;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SpecialOffer.Obstacle;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.Trials;

/// Gives a subscription that begins what an offer takes off. Called in the transaction that writes
/// the subscription: the offer's lock is held until its place is taken, so that of many at once no
/// more get one than there are.
public final class TakeOffers {
    private final SpecialOffers offers;
    private final Subscriptions subscriptions;
    private final Trials trials;
    private final InstantSource clock;

    public TakeOffers(
            SpecialOffers offers, Subscriptions subscriptions, Trials trials, InstantSource clock) {
        this.offers = offers;
        this.subscriptions = subscriptions;
        this.trials = trials;
        this.clock = clock;
    }

    /// Locks an offer until the transaction ends; one that there is not is refused when it is
    /// taken.
    void lock(Tier tier, OfferCode code) {
        var _ = offers.findForUpdate(tier.creator(), code);
    }

    /// @throws Refused with `InvalidInput` for a code that there is not, or
    ///   [SubscriptionRefusal.OfferNotGood]
    Subscription take(Subscription begun, Tier tier, OfferCode code) {
        var offer =
                offers.findForUpdate(tier.creator(), code)
                        .orElseThrow(
                                () -> Validation.refused("offerCode", FieldError.Code.UNKNOWN));
        var obstacle = obstacle(offer, begun, tier);
        if (obstacle != null) {
            throw new Refused(new SubscriptionRefusal.OfferNotGood(obstacle));
        }
        return begun.with(reduction(offer, begun, tier));
    }

    /// Whether a subscription has the offer of a code; without a code, whether it has none.
    boolean isSame(Subscription subscription, @Nullable OfferCode code) {
        var reduction = subscription.reduction();
        if (reduction == null || code == null) {
            return reduction == null && code == null;
        }
        return offers.find(reduction.offer())
                .filter(offer -> offer.code().equals(code))
                .isPresent();
    }

    /// For how long nothing is charged at first: the offer's free days, or the tier's own.
    int trialDays(Subscription subscription, Tier tier) {
        if (trials.had(subscription.subscriber(), tier.creator())) {
            return 0;
        }
        var reduction = subscription.reduction();
        return reduction == null
                ? tier.offer().trialDays()
                : offers.find(reduction.offer())
                        .map(SpecialOffer::reward)
                        .filter(Reward.FreeDays.class::isInstance)
                        .map(Reward.FreeDays.class::cast)
                        .map(Reward.FreeDays::days)
                        .orElse(tier.offer().trialDays());
    }

    private @Nullable Obstacle obstacle(SpecialOffer offer, Subscription begun, Tier tier) {
        var byTime = offer.obstacleAt(clock.instant());
        if (byTime != null) {
            return byTime;
        }
        var isFree = offer.reward() instanceof Reward.FreeDays;
        if (!offer.tier().equals(tier.id())
                || (!isFree && offer.offOf(tier.offer().price()) == null)) {
            return Obstacle.NOT_FOR_THIS;
        }
        var had = begun.subscriber();
        if ((isFree && trials.had(had, tier.creator()))
                || (offer.limits().newSubscribersOnly()
                        && subscriptions.hadPaid(had, tier.creator()))) {
            return Obstacle.NOT_NEW;
        }
        var max = offer.limits().maxRedemptions();
        return max != null && offers.redemptions(offer.id()) >= max ? Obstacle.USED_UP : null;
    }

    private static Reduction reduction(SpecialOffer offer, Subscription begun, Tier tier) {
        var price = tier.offer().price();
        var off = offer.offOf(price);
        var periods = periods(offer);
        return new Reduction(
                offer.id(),
                off == null ? Money.zero(price.currency()) : off,
                periods,
                periods,
                fullPriceFrom(begun, tier, periods),
                false);
    }

    /// A trial may be left out, so the earliest is without it.
    private static Instant fullPriceFrom(Subscription begun, Tier tier, int periods) {
        return tier.offer().interval().after(begun.createdAt(), periods);
    }

    private static int periods(SpecialOffer offer) {
        return switch (offer.reward()) {
            case Reward.PercentOff(_, var periods) -> periods;
            case Reward.AmountOff(_, var periods) -> periods;
            case Reward.FreeDays _ -> 0;
        };
    }
}

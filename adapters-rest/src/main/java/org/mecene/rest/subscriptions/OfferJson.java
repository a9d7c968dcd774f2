package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.rest.money.MoneyJson;

/// An offer as its creator sees it.
///
/// @param redemptions how many subscriptions have it, or had it and paid
record OfferJson(
        String id,
        String code,
        String tierId,
        @Nullable Integer percentOff,
        @Nullable MoneyJson amountOff,
        @Nullable Integer freeDays,
        @Nullable Integer periods,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Integer maxRedemptions,
        boolean newSubscribersOnly,
        int redemptions,
        @Nullable Instant archivedAt,
        Instant createdAt) {
    static OfferJson of(SpecialOffers.Card card) {
        var given = Given.of(card.offer().reward());
        var offer = card.offer();
        var limits = offer.limits();
        return new OfferJson(
                offer.id().toString(),
                offer.code().value(),
                offer.tier().toString(),
                given.percent(),
                given.amount(),
                given.days(),
                given.periods(),
                limits.startsAt(),
                limits.endsAt(),
                limits.maxRedemptions(),
                limits.newSubscribersOnly(),
                card.redemptions(),
                offer.archivedAt(),
                offer.createdAt());
    }

    private record Given(
            @Nullable Integer percent,
            @Nullable MoneyJson amount,
            @Nullable Integer days,
            @Nullable Integer periods) {
        static Given of(Reward reward) {
            return switch (reward) {
                case Reward.PercentOff(var percent, var periods) ->
                        new Given(percent, null, null, periods);
                case Reward.AmountOff(var amount, var periods) ->
                        new Given(null, MoneyJson.of(amount), null, periods);
                case Reward.FreeDays(var days) -> new Given(null, null, days, null);
            };
        }
    }
}

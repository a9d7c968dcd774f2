package org.mecene.domain.subscriptions;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;

/// A tier for less, at first, for whoever names a code. What it gives never changes; it is archived
/// and another is made.
///
/// @param code one among all that its creator ever made
/// @param archivedAt since when nobody gets it any more; who has it keeps it
public record SpecialOffer(
        OfferId id,
        UserId creator,
        OfferCode code,
        TierId tier,
        Reward reward,
        Limits limits,
        @Nullable Instant archivedAt,
        Instant createdAt) {
    public static final int MAX_PERIODS = 24;
    public static final int MAX_PERCENT = 99;
    public static final int MAX_REDEMPTIONS = 100_000;

    private static final int BASIS_POINTS_OF_PERCENT = 100;

    /// What the offer takes off the price of a period, rounded half to even.
    ///
    /// @return null when that is nothing, or all of it: then the offer is not for this price
    public @Nullable Money offOf(Money price) {
        var off =
                switch (reward) {
                    case Reward.PercentOff(var percent, _) ->
                            new BasisPoints(percent * BASIS_POINTS_OF_PERCENT).shareOf(price);
                    case Reward.AmountOff(var amount, _) -> amount;
                    case Reward.FreeDays _ -> Money.zero(price.currency());
                };
        var isForIt = off.currency().equals(price.currency()) && off.isPositive();
        return isForIt && off.isLessThan(price) ? off : null;
    }

    /// Why it cannot be had at a time; null when it can.
    public @Nullable Obstacle obstacleAt(Instant now) {
        if (limits.startsAt() != null && now.isBefore(limits.startsAt())) {
            return Obstacle.NOT_YET;
        }
        var isOver = limits.endsAt() != null && !now.isBefore(limits.endsAt());
        return isOver || archivedAt != null ? Obstacle.OVER : null;
    }

    public SpecialOffer archived(Instant now) {
        return new SpecialOffer(
                id,
                creator,
                code,
                tier,
                reward,
                limits,
                archivedAt == null ? now : archivedAt,
                createdAt);
    }

    /// What is given. All of a price for some time is a trial, and no discount: it is no revenue
    /// that somebody forgoes (rules.md S10).
    public sealed interface Reward {
        /// @param percent 1 to [#MAX_PERCENT]
        record PercentOff(int percent, int periods) implements Reward {}

        /// @param amount in the tier's currency
        record AmountOff(Money amount, int periods) implements Reward {}

        /// Free at first, instead of the tier's own trial. Once for a person and a creator (S9).
        record FreeDays(int days) implements Reward {}
    }

    /// Who may have it, and when.
    ///
    /// @param startsAt null for since ever
    /// @param endsAt null for always
    /// @param maxRedemptions how many subscriptions; null for as many as like
    /// @param newSubscribersOnly only for who never paid this creator
    public record Limits(
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            @Nullable Integer maxRedemptions,
            boolean newSubscribersOnly) {}

    /// Why an offer cannot be had.
    public enum Obstacle {
        NOT_YET,
        OVER,
        USED_UP,
        NOT_NEW,
        NOT_FOR_THIS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.mecene.domain.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

/// A subscription that a creator sells.
///
/// @param priceRef the provider's name for the price; null until the provider has made it, and
///   again after the price changed, so that nothing is sold at a price that the provider does not
///   know
/// @param archivedAt since when it is no longer sold; present subscribers keep it (rules.md S25)
/// @param version grows with every stored change; [Tiers#save] refuses an older one
public record Tier(
        TierId id,
        UserId creator,
        Offer offer,
        @Nullable String priceRef,
        @Nullable Instant archivedAt,
        Instant createdAt,
        long version) {
    public static final int MAX_NAME = 60;
    public static final int MAX_DESCRIPTION = 2_000;
    public static final int MAX_TRIAL_DAYS = 90;

    public static Tier begin(TierId id, UserId creator, Offer offer, Instant now) {
        return new Tier(id, creator, offer, null, null, now, 0);
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    /// The tier with another offer. Present subscribers keep their price (rules.md S7), so the
    /// provider makes a new one when it differs.
    ///
    /// @throws IllegalArgumentException when currency or interval differ: those of a price never
    ///   change (S8)
    public Tier offering(Offer newOffer) {
        if (!newOffer.price().currency().equals(offer.price().currency())
                || newOffer.interval() != offer.interval()) {
            throw new IllegalArgumentException(
                    "The currency and the interval of a tier never change");
        }
        var ref = newOffer.price().equals(offer.price()) ? priceRef : null;
        return new Tier(id, creator, newOffer, ref, archivedAt, createdAt, version);
    }

    public Tier knownAs(String newPriceRef) {
        return new Tier(id, creator, offer, newPriceRef, archivedAt, createdAt, version);
    }

    public Tier archived(Instant now) {
        return new Tier(
                id,
                creator,
                offer,
                priceRef,
                archivedAt == null ? now : archivedAt,
                createdAt,
                version);
    }

    /// What is sold.
    ///
    /// @param trialDays how long it is free at first; 0 for not at all
    public record Offer(
            String name,
            String description,
            Money price,
            BillingInterval interval,
            int trialDays) {}
}

package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.rest.money.MoneyJson;

/// @param archivedAt since when it is no longer sold; null while it is
record TierJson(
        String id,
        String creatorId,
        String name,
        String description,
        MoneyJson price,
        String interval,
        int trialDays,
        @Nullable Instant archivedAt,
        Instant createdAt) {
    static TierJson of(Tier tier) {
        var offer = tier.offer();
        return new TierJson(
                tier.id().toString(),
                tier.creator().toString(),
                offer.name(),
                offer.description(),
                MoneyJson.of(offer.price()),
                offer.interval().wire(),
                offer.trialDays(),
                tier.archivedAt(),
                tier.createdAt());
    }
}

package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.rest.subscriptions.SubscriptionJson.SubscribedTierJson;
import org.mecene.rest.users.PersonJson;

/// A gift as whoever has its code sees it: neither who paid nor how much.
record FoundGiftJson(
        String status,
        SubscribedTierJson tier,
        PersonJson creator,
        int periods,
        String interval,
        @Nullable String message,
        @Nullable Instant expiresAt) {
    static FoundGiftJson of(Gifts.Card card, MediaLinks links) {
        var gift = card.gift();
        var terms = gift.content().terms();
        return new FoundGiftJson(
                gift.status().wire(),
                new SubscribedTierJson(terms.tier().toString(), card.tierName()),
                PersonJson.of(card.creator(), links),
                gift.content().periods(),
                terms.interval().wire(),
                gift.wrapping().message(),
                gift.state().expiresAt());
    }
}

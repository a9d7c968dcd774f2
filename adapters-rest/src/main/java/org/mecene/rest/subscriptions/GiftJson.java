package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.rest.money.MoneyJson;
import org.mecene.rest.subscriptions.SubscriptionJson.SubscribedTierJson;
import org.mecene.rest.users.PersonJson;

/// A gift as its buyer sees it.
///
/// @param price of all periods together
/// @param code what it is redeemed with; null while it does nothing
/// @param expiresAt until when the code is good; null before it is paid
record GiftJson(
        String id,
        String status,
        SubscribedTierJson tier,
        PersonJson creator,
        int periods,
        String interval,
        MoneyJson price,
        @Nullable String recipientEmail,
        @Nullable String message,
        @Nullable String code,
        @Nullable Instant expiresAt,
        Instant createdAt) {
    static GiftJson of(GiveSubscriptions.Shown shown, MediaLinks links) {
        var gift = shown.card().gift();
        var terms = gift.content().terms();
        var recipient = gift.wrapping().recipient();
        return new GiftJson(
                gift.id().toString(),
                gift.status().wire(),
                new SubscribedTierJson(terms.tier().toString(), shown.card().tierName()),
                PersonJson.of(shown.card().creator(), links),
                gift.content().periods(),
                terms.interval().wire(),
                MoneyJson.of(gift.content().price()),
                recipient == null ? null : recipient.value(),
                gift.wrapping().message(),
                shown.code(),
                gift.state().expiresAt(),
                gift.createdAt());
    }

    @Override
    public String toString() {
        return "GiftJson[" + id + "]";
    }
}

package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.money.Money;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.rest.money.MoneyJson;
import org.mecene.rest.users.PersonJson;

/// @param origin `paid`, `complimentary`, or `gift`; the last two are charged to nobody and do not
///   renew
/// @param price what this subscriber pays, which a change of the tier's price does not touch
/// @param currentPeriodEnd until when it is paid, or free; null before the first payment
/// @param endedAt null while it runs
record SubscriptionJson(
        String id,
        String status,
        String origin,
        SubscribedTierJson tier,
        PersonJson creator,
        PersonJson subscriber,
        MoneyJson price,
        String interval,
        @Nullable Instant currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        Instant createdAt,
        @Nullable Instant endedAt) {
    record SubscribedTierJson(String id, String name) {}

    static SubscriptionJson of(Subscriptions.Card card, MediaLinks links) {
        var subscription = card.subscription();
        var terms = subscription.terms();
        var standing = subscription.standing();
        return new SubscriptionJson(
                subscription.id().toString(),
                subscription.status().wire(),
                subscription.origin().wire(),
                new SubscribedTierJson(terms.tier().toString(), card.tierName()),
                PersonJson.of(card.creator(), links),
                PersonJson.of(card.subscriber(), links),
                MoneyJson.of(
                        subscription.isPaid()
                                ? terms.price()
                                : Money.zero(terms.price().currency())),
                terms.interval().wire(),
                standing.paidThrough(),
                standing.cancelAtPeriodEnd(),
                subscription.createdAt(),
                standing.endedAt());
    }
}

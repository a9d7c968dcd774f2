package org.mecene.rest.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.domain.money.Money;
import org.mecene.domain.subscriptions.Subscription;
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
        @Nullable ReductionJson offer,
        @Nullable Instant currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        @Nullable PendingChangeJson pendingChange,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /// What an offer takes off while it runs.
    ///
    /// @param amountOff of each period
    /// @param price what the next period costs
    /// @param periodsLeft how many periods still to be paid cost that
    record ReductionJson(MoneyJson amountOff, MoneyJson price, int periodsLeft) {
        static @Nullable ReductionJson of(Subscription subscription) {
            var reduction = subscription.reduction();
            return reduction == null || !reduction.runs()
                    ? null
                    : new ReductionJson(
                            MoneyJson.of(reduction.off()),
                            MoneyJson.of(subscription.nextPrice()),
                            reduction.left());
        }
    }

    /// Another tier that counts from the end of the period on.
    record PendingChangeJson(SubscribedTierJson tier, MoneyJson price, Instant from) {
        static @Nullable PendingChangeJson of(Subscriptions.@Nullable Planned planned) {
            return planned == null
                    ? null
                    : new PendingChangeJson(
                            new SubscribedTierJson(planned.tier().toString(), planned.tierName()),
                            MoneyJson.of(planned.price()),
                            planned.from());
        }
    }

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
                ReductionJson.of(subscription),
                standing.paidThrough(),
                standing.cancelAtPeriodEnd(),
                PendingChangeJson.of(card.planned()),
                subscription.createdAt(),
                standing.endedAt());
    }
}

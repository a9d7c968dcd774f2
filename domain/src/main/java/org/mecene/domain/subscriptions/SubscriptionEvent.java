package org.mecene.domain.subscriptions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

public sealed interface SubscriptionEvent extends DomainEvent {
    /// Access opened for the first time.
    record Subscribed(
            SubscriptionId subscription,
            UserId subscriber,
            UserId creator,
            TierId tier,
            Money price)
            implements SubscriptionEvent {}

    record RenewalFailed(
            SubscriptionId subscription, UserId subscriber, UserId creator, Instant accessUntil)
            implements SubscriptionEvent {}

    /// The end was set; access goes on until then.
    record EndSet(SubscriptionId subscription, UserId subscriber, UserId creator, Instant endsAt)
            implements SubscriptionEvent {}

    /// The end that was set was taken back (rules.md S3).
    record EndTakenBack(SubscriptionId subscription, UserId subscriber, UserId creator)
            implements SubscriptionEvent {}

    /// The bank wants to hear from the subscriber before it pays (S13).
    ///
    /// @param link where they can do so, at the provider; null when it has no such page
    record ActionNeeded(
            SubscriptionId subscription,
            UserId subscriber,
            UserId creator,
            @Nullable String link,
            Instant accessUntil)
            implements SubscriptionEvent {}

    /// A subscriber got money back.
    ///
    /// @param amount what went back this time
    record PeriodRefunded(
            SubscriptionId subscription, UserId subscriber, UserId creator, Money amount)
            implements SubscriptionEvent {}

    /// Another tier counts from now on.
    ///
    /// @param price what the subscriber pays for it
    record TierChanged(
            SubscriptionId subscription,
            UserId subscriber,
            UserId creator,
            TierId tier,
            Money price)
            implements SubscriptionEvent {}

    /// A creator gives somebody access.
    record AccessGiven(
            SubscriptionId subscription,
            UserId subscriber,
            UserId creator,
            TierId tier,
            Instant until)
            implements SubscriptionEvent {}

    /// A gift was paid, so its code is good.
    record GiftPaid(GiftId gift, UserId buyer, UserId creator) implements SubscriptionEvent {}

    /// Somebody has used the code of a gift.
    record GiftRedeemed(GiftId gift, SubscriptionId subscription, UserId subscriber, UserId creator)
            implements SubscriptionEvent {}

    /// What was paid for a gift goes back.
    ///
    /// @param amount what went back this time
    record GiftRefunded(GiftId gift, UserId buyer, UserId creator, Money amount)
            implements SubscriptionEvent {}

    /// A period that is to be paid comes soon (rules.md T6).
    ///
    /// @param price what will be charged
    record RenewalAhead(
            SubscriptionId subscription, UserId subscriber, UserId creator, Money price, Instant at)
            implements SubscriptionEvent {}

    record Ended(SubscriptionId subscription, UserId subscriber, UserId creator)
            implements SubscriptionEvent {
        public static Ended of(Subscription ended) {
            return new Ended(ended.id(), ended.subscriber(), ended.creator());
        }
    }
}

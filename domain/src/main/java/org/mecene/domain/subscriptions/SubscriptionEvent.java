package org.mecene.domain.subscriptions;

import java.time.Instant;
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

    record Ended(SubscriptionId subscription, UserId subscriber, UserId creator)
            implements SubscriptionEvent {}
}

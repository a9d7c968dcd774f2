package org.mecene.domain.subscriptions;

import org.mecene.domain.refusal.Refusal;

public sealed interface SubscriptionRefusal extends Refusal {
    /// A live subscription to this creator exists; a change of tier goes through it (rules.md S5).
    record AlreadySubscribed(SubscriptionId existing) implements SubscriptionRefusal {}

    /// Nobody subscribes to themself (S27).
    record SubscribingToOneself() implements SubscriptionRefusal {}

    /// The tier is not sold any more (S25).
    record TierArchived() implements SubscriptionRefusal {}

    /// The creator has as many tiers as one may have.
    record TooManyTiers(int max) implements SubscriptionRefusal {}

    /// The subscription has ended or is not yet paid, so this cannot be done with it.
    record NotRunning(SubscriptionStatus status) implements SubscriptionRefusal {}
}

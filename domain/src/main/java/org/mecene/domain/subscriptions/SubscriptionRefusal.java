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

    /// A subscription changes among the tiers of one creator and one currency.
    record TierOutOfReach() implements SubscriptionRefusal {}

    /// The end of the subscription is set; it has to be taken back before anything else changes.
    record EndIsSet() implements SubscriptionRefusal {}

    /// The card did not pay for the change, so everything stays as it was.
    ///
    /// @param reason the card network's word, such as `insufficient_funds`
    record ChangeDeclined(String reason) implements SubscriptionRefusal {}

    /// Somebody else paid for it, or nobody: there is no bill that could go on or change.
    record NotBilled(SubscriptionOrigin origin) implements SubscriptionRefusal {}

    /// Nobody gives a gift to the creator of the tier, and nobody is given access to their own.
    record GivingToOneself() implements SubscriptionRefusal {}

    /// The gift cannot be redeemed, or given back, as it stands.
    record GiftNotGood(GiftStatus status) implements SubscriptionRefusal {}

    /// The creator has an offer of this code, or had.
    record OfferCodeTaken() implements SubscriptionRefusal {}

    /// The offer exists, and is not to be had by this person, now, for this.
    record OfferNotGood(SpecialOffer.Obstacle obstacle) implements SubscriptionRefusal {}

    /// The subscription has ended or is not yet paid, so this cannot be done with it.
    record NotRunning(SubscriptionStatus status) implements SubscriptionRefusal {}
}

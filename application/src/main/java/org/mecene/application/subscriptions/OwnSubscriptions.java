package org.mecene.application.subscriptions;

import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Subscriptions;

/// Whose a subscription is.
final class OwnSubscriptions {
    private OwnSubscriptions() {}

    /// @throws Refused with `NotFound` for strangers, and `NotPermitted` for the creator and
    ///   administrators
    static Subscription require(Subscriptions subscriptions, Actor actor, SubscriptionId id) {
        actor.requireSignedIn();
        var subscription =
                subscriptions
                        .find(id)
                        .filter(found -> maySee(actor, found))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
        if (!actor.isUser(subscription.subscriber())) {
            throw CommonRefusal.notPermitted();
        }
        return subscription;
    }

    /// Like [#require], for what is done with the bill.
    ///
    /// @throws Refused with [SubscriptionRefusal.NotBilled] as well
    static Subscription requireBilled(Subscriptions subscriptions, Actor actor, SubscriptionId id) {
        var subscription = require(subscriptions, actor, id);
        if (!subscription.isPaid()) {
            throw new Refused(new SubscriptionRefusal.NotBilled(subscription.origin()));
        }
        return subscription;
    }

    static boolean maySee(Actor actor, Subscription subscription) {
        return actor.isUser(subscription.subscriber())
                || actor.isUser(subscription.creator())
                || actor.isAdmin();
    }

    /// @throws ProviderUnavailable when it was paid on a page of the provider's, and the word that
    ///   names it is on its way
    static String requireRef(Subscription subscription) {
        var ref = subscription.providerRef();
        if (ref == null) {
            throw new ProviderUnavailable(
                    "Subscription " + subscription.id() + " has no name at the provider yet", null);
        }
        return ref;
    }
}

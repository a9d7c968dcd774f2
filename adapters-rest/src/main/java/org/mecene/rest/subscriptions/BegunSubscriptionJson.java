package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.subscriptions.Subscribe;

/// @param clientSecret with what the subscriber's browser finishes the first payment; null with a
///   page of the provider's
/// @param checkoutUrl the page on which the subscriber finishes it; null with a client secret
record BegunSubscriptionJson(
        SubscriptionJson subscription,
        @Nullable String clientSecret,
        @Nullable String checkoutUrl) {
    static BegunSubscriptionJson of(Subscribe.Begun begun, MediaLinks links) {
        var subscription = SubscriptionJson.of(begun.subscription(), links);
        return new BegunSubscriptionJson(subscription, begun.clientSecret(), null);
    }

    static BegunSubscriptionJson of(Subscribe.CheckedOut checkedOut, MediaLinks links) {
        var subscription = SubscriptionJson.of(checkedOut.subscription(), links);
        return new BegunSubscriptionJson(subscription, null, checkedOut.page().toString());
    }

    @Override
    public String toString() {
        return "BegunSubscriptionJson[" + subscription.id() + "]";
    }
}

package org.mecene.rest.subscriptions;

/// @param clientSecret with what the subscriber's browser finishes the first payment
record BegunSubscriptionJson(SubscriptionJson subscription, String clientSecret) {
    @Override
    public String toString() {
        return "BegunSubscriptionJson[" + subscription.id() + "]";
    }
}

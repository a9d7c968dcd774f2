package org.mecene.rest.subscriptions;

/// @param clientSecret with what the buyer's browser finishes the payment
record BegunGiftJson(GiftJson gift, String clientSecret) {
    @Override
    public String toString() {
        return "BegunGiftJson[" + gift.id() + "]";
    }
}

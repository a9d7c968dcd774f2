package org.mecene.payment.sandbox;

/// A card that a payer gives, to be charged later.
record Setup(String ref, String clientSecret, String subscription, IntentStatus status) {
    Setup succeeded() {
        return new Setup(ref, clientSecret, subscription, IntentStatus.SUCCEEDED);
    }

    @Override
    public String toString() {
        return "Setup[" + ref + "]";
    }
}

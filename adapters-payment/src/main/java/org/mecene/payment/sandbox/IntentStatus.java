package org.mecene.payment.sandbox;

import java.util.Locale;

/// Where something that a payer finishes with a client secret stands.
enum IntentStatus {
    /// Nobody has given a card yet, or the last one was declined.
    REQUIRES_PAYMENT_METHOD,
    SUCCEEDED,
    /// Nobody can finish it any more.
    CANCELED;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static IntentStatus ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}

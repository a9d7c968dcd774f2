package org.mecene.payment.sandbox;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be paid for a period of a subscription.
///
/// @param period its number, from 1
/// @param attempts how often it was tried to charge
/// @param change the change of price that it is for; null for that of the period itself
record Invoice(
        String ref,
        String subscription,
        int period,
        Status status,
        int attempts,
        @Nullable UUID change) {
    Invoice paid() {
        return new Invoice(ref, subscription, period, Status.PAID, attempts + 1, change);
    }

    Invoice declined() {
        return new Invoice(ref, subscription, period, status, attempts + 1, change);
    }

    enum Status {
        OPEN,
        PAID,
        /// Its subscription ended before it was paid.
        VOID;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status ofWire(String wire) {
            return valueOf(wire.toUpperCase(Locale.ROOT));
        }
    }
}

package org.mecene.domain.payments;

import java.time.Instant;

/// The time that something was paid for.
public record Period(Instant from, Instant to) {
    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("A period ends after it began");
        }
    }
}

package org.mecene.domain.payouts;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record PayoutId(UUID value) implements Id {
    public PayoutId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

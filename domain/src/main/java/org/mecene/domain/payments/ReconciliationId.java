package org.mecene.domain.payments;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record ReconciliationId(UUID value) implements Id {
    public ReconciliationId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

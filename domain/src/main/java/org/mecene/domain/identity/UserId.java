package org.mecene.domain.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

public record UserId(UUID value) implements Id {
    public UserId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

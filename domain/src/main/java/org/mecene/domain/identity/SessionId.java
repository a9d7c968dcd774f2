package org.mecene.domain.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

public record SessionId(UUID value) implements Id {
    public SessionId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

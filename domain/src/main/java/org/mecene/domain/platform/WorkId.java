package org.mecene.domain.platform;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

/// Work in one of the server's own queues.
public record WorkId(UUID value) implements Id {
    public WorkId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

package org.mecene.domain.media;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record MediaId(UUID value) implements Id {
    public MediaId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

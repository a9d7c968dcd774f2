package org.mecene.domain.users;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record PasskeyId(UUID value) implements Id {
    public PasskeyId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

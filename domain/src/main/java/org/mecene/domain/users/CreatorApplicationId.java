package org.mecene.domain.users;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record CreatorApplicationId(UUID value) implements Id {
    public CreatorApplicationId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

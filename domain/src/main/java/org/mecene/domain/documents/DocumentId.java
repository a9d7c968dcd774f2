package org.mecene.domain.documents;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.mecene.domain.identity.Id;

public record DocumentId(UUID value) implements Id {
    public DocumentId {
        requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}

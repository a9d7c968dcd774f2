package org.mecene.domain.identity;

import java.util.UUID;
import java.util.function.Function;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// An identifier: a UUIDv7 that only its own kind of thing accepts.
public interface Id {
    UUID value();

    /// Reads an id in its canonical form of 36 characters, in either case.
    ///
    /// @throws InvalidValue `invalid` for anything else; `UUID.fromString` alone accepts shortened
    ///   groups
    static <T extends Id> T parse(String text, Function<UUID, T> kind) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return kind.apply(id);
            }
        } catch (IllegalArgumentException _) {
            // Answered below, like every other text that is not an id.
        }
        throw new InvalidValue(FieldError.Code.INVALID);
    }
}

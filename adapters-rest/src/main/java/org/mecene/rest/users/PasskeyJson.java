package org.mecene.rest.users;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.Passkey;

/// @param lastUsedAt null before somebody signed in with it
record PasskeyJson(String id, String name, Instant createdAt, @Nullable Instant lastUsedAt) {
    static PasskeyJson of(Passkey passkey) {
        return new PasskeyJson(
                passkey.id().toString(), passkey.name(), passkey.createdAt(), passkey.usedAt());
    }
}

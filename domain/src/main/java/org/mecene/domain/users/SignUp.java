package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;

/// Somebody who wants an account and has yet to show that the address is theirs.
///
/// @param token what is kept of the secret in the mailed link
/// @param handle the wish for a handle; it is not reserved, so that nobody can hold many by signing
///   up and never coming
public record SignUp(
        TokenHash token,
        EmailAddress email,
        PasswordHash passwordHash,
        String displayName,
        @Nullable Handle handle,
        Language language,
        Instant expiresAt) {
    /// How long the mailed link works.
    public static final Duration LIFE = Duration.ofHours(24);
}

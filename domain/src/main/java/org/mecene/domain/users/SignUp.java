package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Language;

/// Somebody who wants an account and has yet to show that the address is theirs.
///
/// @param token what is kept of the secret in the mailed link
/// @param handle the wish for a handle; it is not reserved, so that nobody can hold many by signing
///   up and never coming
/// @param identity what an identity provider knows them by, to be linked with the account; null for
///   those who chose a password
/// @param isContested whether somebody else asked with the same address, so that nobody knows whose
///   password or identity this is
public record SignUp(
        TokenHash token,
        EmailAddress email,
        PasswordHash passwordHash,
        String displayName,
        @Nullable Handle handle,
        Language language,
        @Nullable SocialIdentity identity,
        boolean isContested,
        Instant expiresAt) {
    /// How long the mailed link works.
    public static final Duration LIFE = Duration.ofHours(24);

    /// When its link was made.
    public Instant begunAt() {
        return expiresAt.minus(LIFE);
    }

    /// The same wish under another link.
    public SignUp again(TokenHash other, Instant until) {
        return new SignUp(
                other,
                email,
                passwordHash,
                displayName,
                handle,
                language,
                identity,
                isContested,
                until);
    }

    /// The same wish of somebody who has yet to choose how they sign in.
    public SignUp withoutCredentials() {
        return new SignUp(
                token,
                email,
                PasswordHash.NONE,
                displayName,
                handle,
                language,
                null,
                isContested,
                expiresAt);
    }

    public SignUp contested() {
        return new SignUp(
                token,
                email,
                passwordHash,
                displayName,
                handle,
                language,
                identity,
                true,
                expiresAt);
    }

    /// Whether both were asked for by whoever knows one password, or has one identity.
    public boolean isBySameAsker(SignUp other) {
        return passwordHash.equals(other.passwordHash) && Objects.equals(identity, other.identity);
    }
}

package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What a front end exchanges after an identity provider said who somebody is, because nothing of
/// worth stands in addresses: for tokens, or for the link of an identity with the account of who is
/// signed in. It works once.
///
/// @param code what is kept of it
/// @param identity what shall be linked with the account; null for a sign-in
public record SignInCode(
        TokenHash code, UserId user, @Nullable SocialIdentity identity, Instant expiresAt) {
    /// Long enough to be asked for the second factor in between.
    public static final Duration LIFE = Duration.ofMinutes(2);
}

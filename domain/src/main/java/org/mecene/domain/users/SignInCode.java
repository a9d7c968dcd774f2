package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.identity.UserId;

/// What a front end exchanges for tokens after an identity provider said who somebody is, because
/// tokens never stand in addresses. It works once.
///
/// @param code what is kept of it
public record SignInCode(TokenHash code, UserId user, Instant expiresAt) {
    /// Long enough to be asked for the second factor in between.
    public static final Duration LIFE = Duration.ofMinutes(2);
}

package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What a front end exchanges after an identity provider said who somebody is, because nothing of
/// worth stands in addresses. It works once, and for its purpose only.
///
/// @param code what is kept of it
/// @param identity what is to be linked with the account when the code is used; null for nothing,
///   never for a [Purpose#LINK]
public record SignInCode(
        TokenHash code,
        UserId user,
        Purpose purpose,
        @Nullable SocialIdentity identity,
        Instant expiresAt) {
    /// Long enough to be asked for the second factor in between.
    public static final Duration LIFE = Duration.ofMinutes(2);

    public enum Purpose {
        /// For tokens. An identity that comes with it belongs to whoever passes the second factor.
        SIGN_IN,
        /// For the account of somebody who is signed in already.
        LINK
    }
}

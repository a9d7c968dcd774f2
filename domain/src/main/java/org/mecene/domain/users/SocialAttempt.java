package org.mecene.domain.users;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// Somebody whose browser was sent to an identity provider and is to come back.
///
/// @param state what is kept of the secret that the provider hands back
/// @param browser what is kept of the secret in the browser's cookie: nobody finishes in one
///   browser what was begun in another
/// @param returnTo where the front end wants the browser in the end
/// @param user whose account the identity shall be linked with; null for somebody who signs in
public record SocialAttempt(
        TokenHash state,
        TokenHash browser,
        String provider,
        String nonce,
        String verifier,
        URI returnTo,
        @Nullable UserId user,
        Instant expiresAt) {
    /// How long somebody may take at the provider.
    public static final Duration LIFE = Duration.ofMinutes(10);

    /// How long a browser may take to open the page at which a linking begins.
    public static final Duration TICKET_LIFE = Duration.ofMinutes(2);

    @Override
    public String toString() {
        return "SocialAttempt[" + provider + "]";
    }
}

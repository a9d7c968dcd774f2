package org.mecene.domain.users;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/// Somebody whose browser was sent to an identity provider and is to come back.
///
/// @param state what is kept of the secret that the provider hands back
/// @param browser what is kept of the secret in the browser's cookie: nobody finishes in one
///   browser what was begun in another
/// @param returnTo where the front end wants the browser in the end
public record SocialAttempt(
        TokenHash state,
        TokenHash browser,
        String provider,
        String nonce,
        String verifier,
        URI returnTo,
        Instant expiresAt) {
    /// How long somebody may take at the provider.
    public static final Duration LIFE = Duration.ofMinutes(10);

    @Override
    public String toString() {
        return "SocialAttempt[" + provider + "]";
    }
}

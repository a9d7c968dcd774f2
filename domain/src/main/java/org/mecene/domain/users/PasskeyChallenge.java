package org.mecene.domain.users;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What an authenticator is asked to sign. It works once, for a short time, for one purpose, and
/// for nobody but who asked.
///
/// @param challenge what is kept of it
/// @param user who asked; null for somebody who is not signed in yet
public record PasskeyChallenge(
        TokenHash challenge, Purpose purpose, @Nullable UserId user, Instant expiresAt) {
    public static final Duration LIFE = Duration.ofMinutes(5);

    /// Whether it was asked for this, by this person, and not too long ago.
    public boolean isGoodFor(Purpose wanted, @Nullable UserId asker, Instant now) {
        var sameAsker = user == null ? asker == null : user.equals(asker);
        return purpose == wanted && sameAsker && now.isBefore(expiresAt);
    }

    /// What is signed for.
    public enum Purpose {
        ADD,
        SIGN_IN,
        STEP_UP
    }
}

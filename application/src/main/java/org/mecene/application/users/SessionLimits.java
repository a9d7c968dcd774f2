package org.mecene.application.users;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.TokenHash;

/// What one open session bears: guesses at the password of its account, wherever the password is
/// asked for again. Whoever stole a token is slowed down by it, and the owner signs in and acts
/// elsewhere as before: the guesses of a sign-in are counted apart ([AddressLimits]).
public final class SessionLimits {
    private final PasswordGuesses guesses;

    public SessionLimits(RateLimits limits, InstantSource clock) {
        this.guesses = new PasswordGuesses(limits, clock);
    }

    /// Whether a guess is right, to be called outside of transactions.
    ///
    /// @throws Refused with [CommonRefusal.TooOften], also for a right one
    boolean isRight(SessionId session, BooleanSupplier look) {
        return guesses.isRight(who(session), look);
    }

    /// Nothing else that is counted has this name.
    private static String who(SessionId session) {
        return TokenHash.of("session:" + session).hex();
    }
}

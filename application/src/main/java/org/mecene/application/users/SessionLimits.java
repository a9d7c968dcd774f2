package org.mecene.application.users;

import java.time.InstantSource;
import org.mecene.domain.identity.SessionId;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.TokenHash;

/// What one open session bears: guesses at the password of its account, wherever the password is
/// asked for again. Whoever stole a token is slowed down by it, and the owner signs in and acts
/// elsewhere as before: the guesses of a sign-in are counted apart ([AddressLimits]).
public final class SessionLimits {
    private final RateLimits limits;
    private final InstantSource clock;

    public SessionLimits(RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// To be called before a password is looked at, outside of transactions: a right one is refused
    /// as well.
    ///
    /// @throws Refused with [CommonRefusal.TooOften]
    void requireGuessLeft(SessionId session) {
        var wait = limits.guess(who(session), clock.instant());
        if (wait.isPositive()) {
            throw new Refused(new CommonRefusal.TooOften(wait));
        }
    }

    /// Forgets the wrong guesses: the password was right.
    void guessedRight(SessionId session) {
        limits.guessedRight(who(session));
    }

    /// Nothing else that is counted has this name.
    private static String who(SessionId session) {
        return TokenHash.of("session:" + session).hex();
    }
}

package org.mecene.application.users;

import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.PasswordHasher;

/// Looks at guesses at a password, as many as somebody bears. Runs outside of transactions.
final class PasswordGuesses {
    private final RateLimits limits;
    private final InstantSource clock;

    PasswordGuesses(RateLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /// Whether a guess is right, which forgets the wrong ones before it. One that the server had no
    /// time to look at does not count.
    ///
    /// @param who whose guesses are counted together
    /// @throws Refused with [CommonRefusal.TooOften], also for a right one
    /// @throws PasswordHasher.Busy as the look does
    boolean isRight(String who, BooleanSupplier look) {
        var wait = limits.guess(who, clock.instant());
        if (wait.isPositive()) {
            throw new Refused(new CommonRefusal.TooOften(wait));
        }
        var isRight = look(who, look);
        if (isRight) {
            limits.guessedRight(who);
        }
        return isRight;
    }

    private boolean look(String who, BooleanSupplier look) {
        try {
            return look.getAsBoolean();
        } catch (PasswordHasher.Busy busy) {
            limits.guessUnseen(who);
            throw busy;
        }
    }
}

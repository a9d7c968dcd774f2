package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.SecretBox;
import org.mecene.domain.users.RecoveryCode;
import org.mecene.domain.users.SecondFactor;
import org.mecene.domain.users.SecondFactors;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.TotpSecret;
import org.mecene.domain.users.UserEvent.SignInChanged;
import org.mecene.domain.users.UserRefusal;

/// Looks at a code that somebody shows, in the caller's transaction, and keeps what follows from
/// it. A refusal is returned and not thrown, because a wrong code must be counted for good.
public final class CheckCode {
    /// Longer than a recovery code with its dashes.
    private static final int MAX_LENGTH = 64;

    private final SecondFactors factors;
    private final SecretBox box;
    private final Events events;
    private final InstantSource clock;

    public CheckCode(SecondFactors factors, SecretBox box, Events events, InstantSource clock) {
        this.factors = factors;
        this.box = box;
        this.events = events;
        this.clock = clock;
    }

    /// What the secret of somebody is sealed for.
    static String purpose(UserId user) {
        return "totp:" + user;
    }

    /// @param factor read for update
    /// @param code of the authenticator, or a recovery code
    /// @param wrong the refusal of a wrong code
    /// @return empty when the code is right; it is then spent
    Optional<UserRefusal> handle(SecondFactor factor, String code, UserRefusal wrong) {
        var now = clock.instant();
        var wait = factor.waitAt(now);
        if (wait.isPositive()) {
            return Optional.of(new UserRefusal.TooManyCodes(wait));
        }
        var typed = code.length() > MAX_LENGTH ? "" : code.replace(" ", "");
        var step = stepOf(factor, typed);
        var recovery = RecoveryCode.hashOf(typed);
        if (step.isPresent()) {
            factors.put(factor.used(step.getAsLong()));
        } else if (factor.recoveryCodes().contains(recovery)) {
            spend(factor, recovery);
        } else {
            factors.put(factor.failed(now));
            return Optional.of(wrong);
        }
        return Optional.empty();
    }

    private void spend(SecondFactor factor, TokenHash recovery) {
        var rest = factor.spent(recovery);
        factors.put(rest);
        var left = Integer.toString(rest.recoveryCodes().size());
        events.publish(new SignInChanged(factor.user(), SignInChange.RECOVERY_CODE_USED, left));
    }

    private OptionalLong stepOf(SecondFactor factor, String typed) {
        var secret = new TotpSecret(box.open(purpose(factor.user()), factor.secret()));
        var step = secret.stepOf(typed, clock.instant());
        return step.isPresent() && factor.takes(step.getAsLong()) ? step : OptionalLong.empty();
    }
}

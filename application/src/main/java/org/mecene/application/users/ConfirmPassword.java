package org.mecene.application.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Makes sure that somebody who is signed in is the owner of the account, before something is done
/// that a stolen token must not be enough for.
public final class ConfirmPassword {
    private final Users users;
    private final PasswordHasher hasher;
    private final CheckProof checkProof;
    private final SessionLimits limits;

    public ConfirmPassword(
            Users users, PasswordHasher hasher, CheckProof checkProof, SessionLimits limits) {
        this.users = users;
        this.hasher = hasher;
        this.checkProof = checkProof;
        this.limits = limits;
    }

    /// What somebody shows who owns an account.
    ///
    /// @param password null when none was shown
    /// @param field the name of the field in which the password was to be
    /// @param accessToken by which the caller came in
    public record Shown(@Nullable Password password, String field, String accessToken) {
        @Override
        public String toString() {
            return "Shown";
        }
    }

    /// The account as it was when it was looked at. Where it has no password, the token must carry
    /// a fresh proof instead.
    ///
    /// @throws Refused with [UserRefusal.WrongPassword]; with `InvalidInput` when the account has a
    ///   password and none was shown; with [UserRefusal.StepUpRequired] when it has none; with
    ///   `TooOften` after many wrong ones in this session
    User of(Actor.SignedIn caller, Shown shown) {
        var user = users.find(caller.id()).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        var password = shown.password();
        if (password == null) {
            if (!user.passwordHash().isNone()) {
                throw Validation.refused(shown.field(), FieldError.Code.REQUIRED);
            }
            checkProof.requireFresh(caller, shown.accessToken());
        } else {
            if (!limits.isRight(
                    caller.session(), () -> hasher.matches(password, user.passwordHash()))) {
                throw new Refused(new UserRefusal.WrongPassword());
            }
        }
        return user;
    }
}

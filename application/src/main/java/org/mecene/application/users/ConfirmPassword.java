package org.mecene.application.users;

import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
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

    public ConfirmPassword(Users users, PasswordHasher hasher) {
        this.users = users;
        this.hasher = hasher;
    }

    /// The account as it was when the password was looked at.
    ///
    /// @throws Refused with [UserRefusal.WrongPassword]
    User of(Actor.SignedIn caller, Password password) {
        var user = users.find(caller.id()).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        if (!hasher.matches(password, user.passwordHash())) {
            throw new Refused(new UserRefusal.WrongPassword());
        }
        return user;
    }
}

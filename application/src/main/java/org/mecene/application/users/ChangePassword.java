package org.mecene.application.users;

import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody who is signed in chooses another password, or a first one. All other devices are signed
/// out and links that were mailed before are worthless.
public final class ChangePassword {
    private final Transactions transactions;
    private final ConfirmPassword confirmPassword;
    private final Users users;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final ReplacePassword replacePassword;

    public ChangePassword(
            Transactions transactions,
            ConfirmPassword confirmPassword,
            Users users,
            Sessions sessions,
            PasswordHasher hasher,
            ReplacePassword replacePassword) {
        this.transactions = transactions;
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.sessions = sessions;
        this.hasher = hasher;
        this.replacePassword = replacePassword;
    }

    /// @param shown the current password, or a fresh proof where there is none
    /// @throws Refused as [ConfirmPassword] does, and with [UserRefusal.WrongPassword] when the
    ///   password was changed elsewhere meanwhile
    public void handle(Actor actor, ConfirmPassword.Shown shown, Password next) {
        var caller = actor.requireSignedIn();
        var known = confirmPassword.of(caller, shown);
        var newHash = hasher.hash(next);
        transactions.run(() -> {
            var user =
                    users.findForUpdate(caller.id())
                            .filter(now -> now.passwordHash().equals(known.passwordHash()))
                            .orElseThrow(() -> new Refused(new UserRefusal.WrongPassword()));
            replacePassword.handle(user, newHash, "password.change");
            sessions.endOthers(user.id(), caller.session());
        });
    }
}

package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.UserEvent.PasswordChanged;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody who is signed in chooses another password, or a first one. All other devices are signed
/// out and links that were mailed before are worthless.
public final class ChangePassword {
    private final Transactions transactions;
    private final ConfirmPassword confirmPassword;
    private final Users users;
    private final MailedLinks links;
    private final Sessions sessions;
    private final PasswordHasher hasher;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ChangePassword(
            Transactions transactions,
            ConfirmPassword confirmPassword,
            Users users,
            MailedLinks links,
            Sessions sessions,
            PasswordHasher hasher,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.links = links;
        this.sessions = sessions;
        this.hasher = hasher;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
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
            users.save(user.withPassword(newHash));
            links.forget(user.id());
            sessions.endOthers(user.id(), caller.session());
            events.publish(new PasswordChanged(user.id()));
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            clock.instant(),
                            user.id(),
                            "password.change",
                            user.id().value(),
                            Map.of()));
        });
    }
}

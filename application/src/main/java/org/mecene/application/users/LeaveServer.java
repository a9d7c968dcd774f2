package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Departures;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Somebody deletes their account. Here they are only marked and signed out, at once and
/// everywhere: nobody sees anything of them from now on. Their subscriptions end at the provider
/// next, and then everything of theirs goes ([EraseAccounts]).
public final class LeaveServer {
    private final Transactions transactions;
    private final ConfirmPassword confirmPassword;
    private final Users users;
    private final Departures departures;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public LeaveServer(
            Transactions transactions,
            ConfirmPassword confirmPassword,
            Users users,
            Departures departures,
            Sessions sessions,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.departures = departures;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws Refused with [UserRefusal.WrongPassword], [UserRefusal.LastAdministrator] or
    ///   [UserRefusal.StillTied]
    public void handle(Actor actor, Password password) {
        var caller = actor.requireSignedIn();
        confirmPassword.of(caller, password);
        transactions.run(() -> {
            ManageUsers.requireAnotherAdministrator(users, caller.id());
            var user =
                    users.findForUpdate(caller.id())
                            .filter(account -> account.status() == User.Status.ACTIVE)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            var ties = departures.ties(user.id());
            if (!ties.isEmpty()) {
                throw new Refused(new UserRefusal.StillTied(ties));
            }
            users.save(user.withStatus(User.Status.LEAVING));
            sessions.endAll(user.id());
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            clock.instant(),
                            user.id(),
                            "user.leave",
                            user.id().value(),
                            Map.of()));
        });
    }
}

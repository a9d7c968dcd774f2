package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.application.notifications.Wording;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Departures;
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
    private final MailQueue mails;
    private final Wording wording;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public LeaveServer(
            Transactions transactions,
            ConfirmPassword confirmPassword,
            Users users,
            Departures departures,
            Sessions sessions,
            MailQueue mails,
            Wording wording,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.confirmPassword = confirmPassword;
        this.users = users;
        this.departures = departures;
        this.sessions = sessions;
        this.mails = mails;
        this.wording = wording;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param shown the password, or a fresh proof where there is none
    /// @throws Refused as [ConfirmPassword] does, or with [UserRefusal.LastAdministrator] or
    ///   [UserRefusal.StillTied]
    public void handle(Actor actor, ConfirmPassword.Shown shown) {
        var caller = actor.requireSignedIn();
        confirmPassword.of(caller, shown);
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
            sayFarewell(user);
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

    /// Not by an event: when that is handled, nobody may know the address any more.
    private void sayFarewell(User user) {
        var language = user.profile().language();
        var content =
                new MailContent.Told(
                        wording.label("account_deleted.title", language),
                        wording.label("account_deleted.text", language),
                        null);
        mails.add(
                new Mail(new MailId(ids.next()), user.email(), language, content),
                "account-deleted:" + user.id());
    }
}

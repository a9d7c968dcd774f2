package org.mecene.application.users;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Job;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Ban;
import org.mecene.domain.users.Bans;
import org.mecene.domain.users.Sessions;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Shuts people out and lets them in again. Whoever is shut out is signed out at once on every
/// node; nobody sees what they published and their campaigns take no donations while it lasts;
/// their subscriptions, both ways, end for good (rules.md O4).
///
/// As a job it lets in those whose ban is over; it runs every few seconds (O5).
public final class ShutOut implements Job {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Users users;
    private final Bans bans;
    private final Sessions sessions;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ShutOut(
            Transactions transactions,
            Users users,
            Bans bans,
            Sessions sessions,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.bans = bans;
        this.sessions = sessions;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Bans somebody, or changes the reason and the end of a ban.
    ///
    /// @param until null for a ban without an end
    /// @throws Refused with `NotFound`, [UserRefusal.LastAdministrator] or
    ///   [UserRefusal.SanctioningOneself]
    public void ban(Actor actor, UserId id, String reason, @Nullable Instant until) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> {
            var before = leave(admin, id, User.Status.BANNED);
            var now = clock.instant();
            bans.put(new Ban(id, reason, admin, now, until));
            var end = until == null ? "" : until.toString();
            var facts = new HashMap<>(moved(before, User.Status.BANNED));
            facts.put("reason", reason);
            facts.put("until", end);
            audit(admin, "user.ban", id, facts);
        });
    }

    /// Lets somebody in again. Without a ban there is nothing to do.
    ///
    /// @throws Refused with `NotFound`
    public void unban(Actor actor, UserId id) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> letIn(admin, id, User.Status.BANNED, "user.unban"));
    }

    /// Puts an account to rest, without blame.
    ///
    /// @throws Refused with `NotFound`, [UserRefusal.LastAdministrator] or
    ///   [UserRefusal.SanctioningOneself]
    public void deactivate(Actor actor, UserId id) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> {
            var before = leave(admin, id, User.Status.DEACTIVATED);
            audit(admin, "user.deactivate", id, moved(before, User.Status.DEACTIVATED));
        });
    }

    /// Wakes an account that was put to rest; one that was not is left as it is.
    ///
    /// @throws Refused with `NotFound`
    public void reactivate(Actor actor, UserId id) {
        var admin = actor.require(Role.ADMIN).id();
        transactions.run(() -> letIn(admin, id, User.Status.DEACTIVATED, "user.reactivate"));
    }

    @Override
    public String name() {
        return "end-bans";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> {
            var over = bans.over(now, BATCH);
            over.forEach(ban -> letIn(null, ban.user(), User.Status.BANNED, "user.unban"));
            return over.size();
        });
    }

    /// @return what they were before
    private User.Status leave(UserId admin, UserId id, User.Status status) {
        ManageUsers.requireAnotherAdministrator(users, id);
        var user =
                users.findForUpdate(id)
                        .filter(account -> !account.isGone())
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        if (id.equals(admin)) {
            throw new Refused(new UserRefusal.SanctioningOneself());
        }
        if (user.status() != status) {
            users.save(user.withStatus(status));
        }
        bans.lift(id);
        sessions.endAll(id);
        return user.status();
    }

    private static Map<String, String> moved(User.Status before, User.Status after) {
        return Map.of(
                "before", before.name().toLowerCase(Locale.ROOT),
                "after", after.name().toLowerCase(Locale.ROOT));
    }

    /// @param admin null for the server itself
    private void letIn(@Nullable UserId admin, UserId id, User.Status from, String action) {
        var user = users.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        if (user.status() == from) {
            users.save(user.withStatus(User.Status.ACTIVE));
            bans.lift(id);
            audit(admin, action, id, moved(from, User.Status.ACTIVE));
        }
    }

    private void audit(
            @Nullable UserId admin, String action, UserId subject, Map<String, String> facts) {
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(), clock.instant(), admin, action, subject.value(), facts));
    }
}

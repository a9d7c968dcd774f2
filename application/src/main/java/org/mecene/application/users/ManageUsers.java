package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Ban;
import org.mecene.domain.users.Bans;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserFilter;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// What administrators see of accounts, and the roles that they give and take. A role that is taken
/// counts at once on every node; the last administrator stays one.
public final class ManageUsers {
    private final Transactions transactions;
    private final Users users;
    private final Bans bans;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ManageUsers(
            Transactions transactions,
            Users users,
            Bans bans,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.bans = bans;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param ban null for somebody who is not banned
    public record Account(User user, @Nullable Ban ban) {}

    public Page<Account> list(Actor actor, UserFilter filter, PageRequest page) {
        actor.require(Role.ADMIN);
        return users.list(filter, page).map(this::account);
    }

    /// @throws Refused with `NotFound`
    public Account show(Actor actor, UserId id) {
        actor.require(Role.ADMIN);
        return account(users.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER)));
    }

    /// @param roles what the person shall be from now on; everybody is a subscriber besides
    /// @param version the one that the caller read, if they say so with `If-Match`; null when they
    ///   do not say
    /// @throws Refused with `NotFound`, `ChangedMeanwhile` or [UserRefusal.LastAdministrator]
    public Account changeRoles(Actor actor, UserId id, Set<Role> roles, @Nullable Long version) {
        var admin = actor.require(Role.ADMIN).id();
        return transactions.call(() -> {
            if (!roles.contains(Role.ADMIN)) {
                requireAnotherAdministrator(users, id);
            }
            var user =
                    users.findForUpdate(id)
                            .filter(account -> !account.isGone())
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
            if (version != null && version != user.version()) {
                throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.USER));
            }
            var changed = user.withRoles(roles);
            users.save(changed);
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            clock.instant(),
                            admin,
                            "user.roles",
                            id.value(),
                            Map.of(
                                    "before", names(user.roles()),
                                    "after", names(changed.roles()))));
            return account(users.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.USER)));
        });
    }

    /// To be asked before somebody stops to administrate the server, in the transaction in which
    /// they do: of two who remove each other at once, one is refused.
    static void requireAnotherAdministrator(Users users, UserId leaving) {
        var administrators = users.lockAdministrators();
        if (administrators.contains(leaving) && administrators.size() == 1) {
            throw new Refused(new UserRefusal.LastAdministrator());
        }
    }

    private Account account(User user) {
        var ban = user.status() == User.Status.BANNED ? bans.find(user.id()).orElse(null) : null;
        return new Account(user, ban);
    }

    static String names(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wire).collect(Collectors.joining(" "));
    }
}

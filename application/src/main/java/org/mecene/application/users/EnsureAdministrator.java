package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Makes an administrator for the operator of the server, who shows the right to it by having the
/// server's environment.
public final class EnsureAdministrator {
    private final Transactions transactions;
    private final Users users;
    private final PasswordHasher hasher;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public EnsureAdministrator(
            Transactions transactions,
            Users users,
            PasswordHasher hasher,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.hasher = hasher;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    public enum Outcome {
        CREATED,
        PROMOTED,
        /// There was an administrator of this address; nothing was changed, the password neither.
        UNCHANGED
    }

    /// Makes the account when the address has none, and gives it the role when it lacks it. An
    /// account's password is never changed from here.
    public Outcome handle(EmailAddress email, Password password) {
        if (users.findByEmail(email)
                .filter(user -> user.roles().contains(Role.ADMIN))
                .isPresent()) {
            return Outcome.UNCHANGED;
        }
        var hash = hasher.hash(password);
        try {
            return transactions.call(() -> addOrPromote(email, hash));
        } catch (Refused refused) {
            if (refused.refusal() instanceof UserRefusal.AddressTaken) {
                // Another node that starts at the same time was first.
                return Outcome.UNCHANGED;
            }
            throw refused;
        }
    }

    private Outcome addOrPromote(EmailAddress email, PasswordHash hash) {
        var existing = users.findByEmail(email).flatMap(user -> users.findForUpdate(user.id()));
        if (existing.isEmpty()) {
            var id = new UserId(ids.next());
            var suffix = id.value().toString().substring(24);
            var profile = new User.Profile("Administrator", null, null, Language.EN, null);
            var handle = Handle.derivedFrom("operator", suffix);
            users.add(
                    User.begin(id, email, hash, handle, profile, clock.instant())
                            .withRole(Role.ADMIN));
            audit(id, Set.of(), Set.of(Role.SUBSCRIBER, Role.ADMIN));
            return Outcome.CREATED;
        }
        var user = existing.get();
        if (user.roles().contains(Role.ADMIN)) {
            return Outcome.UNCHANGED;
        }
        var promoted = user.withRole(Role.ADMIN);
        users.save(promoted);
        audit(user.id(), user.roles(), promoted.roles());
        return Outcome.PROMOTED;
    }

    private void audit(UserId id, Set<Role> before, Set<Role> after) {
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(),
                        clock.instant(),
                        null,
                        "administrator.ensure",
                        id.value(),
                        Map.of(
                                "before",
                                ManageUsers.names(before),
                                "after",
                                ManageUsers.names(after))));
    }
}

package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.media.MediaItems;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.PersonalRecords;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;
import org.mecene.domain.users.Users;

/// Hands people all that is kept of them (rules.md G4). Whoever is shut out cannot come for it, and
/// has a right to it all the same (O7): an administrator makes it for them. Every export is written
/// down before its first byte.
public final class ExportAccount {
    private final Transactions transactions;
    private final Users users;
    private final PersonalRecords records;
    private final MediaItems items;
    private final MediaStore store;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ExportAccount(
            Transactions transactions,
            Users users,
            PersonalRecords records,
            MediaItems items,
            MediaStore store,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.users = users;
        this.records = records;
        this.items = items;
        this.store = store;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is kept of the caller.
    public Export own(Actor actor) {
        var caller = actor.requireSignedIn().id();
        return begin(caller, caller);
    }

    /// What is kept of somebody who is shut out, for them. Nobody makes an export of people who can
    /// make it themselves.
    ///
    /// @throws Refused with `NotFound` or [UserRefusal.NotShutOut]
    public Export ofShutOut(Actor actor, UserId id) {
        var admin = actor.require(Role.ADMIN).id();
        var user =
                users.find(id)
                        .filter(account -> !account.isGone())
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.USER));
        if (user.status() == User.Status.ACTIVE) {
            throw new Refused(new UserRefusal.NotShutOut());
        }
        return begin(admin, id);
    }

    private Export begin(UserId by, UserId person) {
        transactions.run(() ->
                auditLog.add(
                        new AuditLog.Entry(
                                ids.next(),
                                clock.instant(),
                                by,
                                "user.export",
                                person.value(),
                                Map.of())));
        return new Export(person, records, items, store);
    }
}

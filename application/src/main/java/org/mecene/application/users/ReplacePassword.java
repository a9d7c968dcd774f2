package org.mecene.application.users;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.events.Events;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.MailedLinks;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserEvent.PasswordChanged;
import org.mecene.domain.users.Users;

/// Gives somebody another password, in the caller's transaction: mailed links stop working, the
/// owner is told, and it is noted. Which sessions end is for the caller to say.
public final class ReplacePassword {
    private final Users users;
    private final MailedLinks links;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ReplacePassword(
            Users users,
            MailedLinks links,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.users = users;
        this.links = links;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param action how the audit log calls it
    void handle(User user, PasswordHash hash, String action) {
        users.save(user.withPassword(hash));
        links.forget(user.id());
        events.publish(new PasswordChanged(user.id()));
        auditLog.add(
                new AuditLog.Entry(
                        ids.next(),
                        clock.instant(),
                        user.id(),
                        action,
                        user.id().value(),
                        Map.of()));
    }
}

package org.mecene.application.platform;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;

/// What was done by those who must answer for it.
public final class ReadAuditLog {
    private final AuditLog auditLog;

    public ReadAuditLog(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /// @param by who did it; null for anybody
    /// @param subject what it was done to; null for anything
    public Page<AuditLog.Kept> list(
            Actor actor, @Nullable UserId by, @Nullable UUID subject, PageRequest page) {
        actor.require(Role.ADMIN);
        return auditLog.list(by, subject, page);
    }
}

package org.mecene.rest.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.AuditLog;

/// @param actorId who did it; null for the server itself
/// @param subjectId what it was done to; null for nothing in particular
record AuditEntryJson(
        String id,
        Instant at,
        @Nullable String actorId,
        String action,
        @Nullable String subjectId,
        Map<String, String> facts) {
    static AuditEntryJson of(AuditLog.Entry entry) {
        return new AuditEntryJson(
                entry.id().toString(),
                entry.at(),
                entry.by() == null ? null : entry.by().toString(),
                entry.action(),
                entry.subject() == null ? null : entry.subject().toString(),
                entry.facts());
    }
}

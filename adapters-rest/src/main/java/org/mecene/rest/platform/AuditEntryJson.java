package org.mecene.rest.platform;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.AuditLog;

/// @param actorId who did it; null for the server itself, and for whoever runs it
/// @param subjectId what it was done to; null for nothing in particular
/// @param via null in entries from before origins were kept, as are the two that follow
record AuditEntryJson(
        String id,
        Instant at,
        @Nullable String actorId,
        String action,
        @Nullable String subjectId,
        Map<String, String> facts,
        @Nullable String via,
        @Nullable String place,
        @Nullable String device) {
    static AuditEntryJson of(AuditLog.Kept kept) {
        var entry = kept.entry();
        var origin = kept.origin();
        return new AuditEntryJson(
                entry.id().toString(),
                entry.at(),
                entry.by() == null ? null : entry.by().toString(),
                entry.action(),
                entry.subject() == null ? null : entry.subject().toString(),
                entry.facts(),
                origin == null ? null : origin.via().wire(),
                origin == null ? null : origin.place(),
                origin == null ? null : origin.device());
    }
}

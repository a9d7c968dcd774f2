package org.mecene.domain.platform;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// Who did what, for those who must answer for it. Entries are only ever added.
public interface AuditLog {
    /// Adds an entry in the caller's transaction, and with it where the work comes from, as
    /// [Origins] knows.
    void add(Entry entry);

    /// Entries, newest first.
    ///
    /// @param by who did it; null for anybody
    /// @param subject what it was done to; null for anything
    Page<Kept> list(@Nullable UserId by, @Nullable UUID subject, PageRequest page);

    /// @param origin null for entries from before origins were kept
    record Kept(Entry entry, @Nullable Origin origin) {}

    /// @param by who did it; null for the server itself, and for whoever runs it
    /// @param action what was done, in the form `campaign.approve`
    /// @param subject the id of what it was done to; null when it was done to nothing in particular
    /// @param facts what changed; holds no secret and no mail address
    record Entry(
            UUID id,
            Instant at,
            @Nullable UserId by,
            String action,
            @Nullable UUID subject,
            Map<String, String> facts) {
        public Entry {
            facts = Map.copyOf(facts);
        }
    }
}

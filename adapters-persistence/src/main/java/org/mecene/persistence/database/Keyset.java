package org.mecene.persistence.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.PageRequest;

/// The parameters of a list that is read page by page, newest first: `(time, id) < (:afterTime,
/// :afterId)`. The first page begins after the end of time, so that one statement, with one plan,
/// reads every page.
public record Keyset(OffsetDateTime afterTime, UUID afterId, int limitPlusOne) {
    private static final UUID LAST_ID = new UUID(-1, -1);

    public static Keyset newestFirst(PageRequest page) {
        var after = page.after();
        return after == null
                ? new Keyset(OffsetDateTime.MAX, LAST_ID, page.limit() + 1)
                : new Keyset(Database.time(after.instant()), after.id(), page.limit() + 1);
    }

    /// For lists that are sorted by time, oldest first: `(time, id) > (:afterTime, :afterId)`.
    public static Keyset oldestFirst(PageRequest page) {
        var after = page.after();
        return after == null
                ? new Keyset(Database.time(Instant.EPOCH), new UUID(0, 0), page.limit() + 1)
                : new Keyset(Database.time(after.instant()), after.id(), page.limit() + 1);
    }

    /// For lists that are sorted by a number, greatest first: `(rank, id) < (:afterRank,
    /// :afterId)`.
    public static Ranked greatestFirst(PageRequest page) {
        var after = page.after();
        return after == null
                ? new Ranked(Long.MAX_VALUE, LAST_ID, page.limit() + 1)
                : new Ranked(after.rank(), after.id(), page.limit() + 1);
    }

    /// The parameters of a list that is sorted by a number.
    public record Ranked(long afterRank, UUID afterId, int limitPlusOne) {}

    /// The place of an entry in a list that is sorted by a number.
    public static Cursor place(long rank, UUID id) {
        return new Cursor(rank, id);
    }
}

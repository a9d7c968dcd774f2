package org.mecene.persistence.database;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.statement.Query;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// Reads lists page by page. A page begins after the place where the last one ended, and the first
/// page before all places, so that one statement, with one plan, reads every page. It takes one
/// entry more than the page holds, which tells whether there is a next one.
public final class Keyset {
    private static final UUID FIRST_ID = new UUID(0, 0);
    private static final UUID LAST_ID = new UUID(-1, -1);

    private Keyset() {}

    /// For a list that is sorted by time, newest first. The query has `(time, id) < (:afterTime,
    /// :afterId)` and `LIMIT :limit`.
    public static <T> Page<T> newestFirst(
            PageRequest page, Query query, Row.Reader<T> reader, Function<T, Cursor> placeOf) {
        return byTime(page, begun(query, page, OffsetDateTime.MAX, LAST_ID), reader, placeOf);
    }

    /// For a list that is sorted by time, oldest first. The query has `(time, id) > (:afterTime,
    /// :afterId)` and `LIMIT :limit`.
    public static <T> Page<T> oldestFirst(
            PageRequest page, Query query, Row.Reader<T> reader, Function<T, Cursor> placeOf) {
        var start = Database.time(Instant.EPOCH);
        return byTime(page, begun(query, page, start, FIRST_ID), reader, placeOf);
    }

    /// For a list that is sorted by a number, greatest first. The query answers the number in its
    /// first column and has `(number, id) < (:afterRank, :afterId)` and `LIMIT :limit`.
    ///
    /// @param reader reads from the second column on
    public static <T> Page<T> greatestFirst(
            PageRequest page, Query query, Row.Reader<T> reader, Function<T, UUID> idOf) {
        var after = page.after();
        var read =
                query.bind("afterRank", after == null ? Long.MAX_VALUE : after.rank())
                        .bind("afterId", after == null ? LAST_ID : after.id())
                        .bind("limit", page.limit() + 1)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Ranked<>(row.number(), reader.read(row));
                        })
                        .list();
        return Page.of(
                        read,
                        page.limit(),
                        ranked -> new Cursor(ranked.rank(), idOf.apply(ranked.thing())))
                .map(Ranked::thing);
    }

    private record Ranked<T>(long rank, T thing) {}

    private static Query begun(Query query, PageRequest page, OffsetDateTime start, UUID startId) {
        var after = page.after();
        return query.bind("afterTime", after == null ? start : Database.time(after.instant()))
                .bind("afterId", after == null ? startId : after.id());
    }

    private static <T> Page<T> byTime(
            PageRequest page, Query query, Row.Reader<T> reader, Function<T, Cursor> placeOf) {
        var read =
                query.bind("limit", page.limit() + 1)
                        .map((result, context) -> reader.read(new Row(result)))
                        .list();
        return Page.of(read, page.limit(), placeOf);
    }
}

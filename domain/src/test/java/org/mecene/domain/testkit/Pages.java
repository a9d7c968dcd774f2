package org.mecene.domain.testkit;

import java.util.Comparator;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// Cuts pages as the database does: by rank, then by id, in its order of unsigned bytes.
public final class Pages {
    private static final Comparator<UUID> BY_BYTES =
            Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                    .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);
    private static final Comparator<Cursor> ASCENDING =
            Comparator.comparingLong(Cursor::rank).thenComparing(Cursor::id, BY_BYTES);

    private Pages() {}

    /// The highest rank first.
    public static <T> Page<T> descending(
            Stream<T> all, Function<T, Cursor> placeOf, PageRequest page) {
        return cut(all, placeOf, ASCENDING.reversed(), page);
    }

    /// The lowest rank first.
    public static <T> Page<T> ascending(
            Stream<T> all, Function<T, Cursor> placeOf, PageRequest page) {
        return cut(all, placeOf, ASCENDING, page);
    }

    private static <T> Page<T> cut(
            Stream<T> all,
            Function<T, Cursor> placeOf,
            Comparator<Cursor> order,
            PageRequest page) {
        var after = page.after();
        var read =
                all.filter(item -> after == null || order.compare(placeOf.apply(item), after) > 0)
                        .sorted(Comparator.comparing(placeOf, order))
                        .limit(page.limit() + 1L)
                        .toList();
        return Page.of(read, page.limit(), placeOf);
    }
}

package org.mecene.domain.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param next where the next page begins; null on the last page
public record Page<T>(List<T> items, @Nullable Cursor next) {
    public Page {
        items = List.copyOf(items);
    }

    /// Makes a page out of what a repository read, which asks for one entry more than the page
    /// holds to learn whether there is a next one.
    ///
    /// @param read up to `limit + 1` entries in the list's order
    public static <T> Page<T> of(List<T> read, int limit, Function<T, Cursor> cursorOf) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        var items = read.subList(0, limit);
        return new Page<>(items, cursorOf.apply(items.getLast()));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(items.stream().<R>map(change).toList(), next);
    }
}

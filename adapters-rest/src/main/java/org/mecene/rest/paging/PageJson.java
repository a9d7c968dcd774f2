package org.mecene.rest.paging;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of a list.
///
/// @param nextCursor what to ask with for the next part; null on the last one
public record PageJson<T>(List<T> items, @Nullable String nextCursor) {
    /// A list that is always whole, because there are never many.
    public static <T> PageJson<T> whole(List<T> items) {
        return new PageJson<>(items, null);
    }
}

package org.mecene.domain.paging;

import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for.
///
/// @param limit how many entries at the most, 1 to [#MAX_LIMIT]
/// @param after where the previous page ended; null for the first page
public record PageRequest(int limit, @Nullable Cursor after) {
    public static final int DEFAULT_LIMIT = 20;
    public static final int MAX_LIMIT = 100;

    public PageRequest {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to 100 entries, not " + limit);
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest(limit, null);
    }
}

package org.mecene.domain.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// Which posts a list holds. Null means any.
///
/// @param words what title, tags and the body, where the viewer may read it, are searched for
/// @param from published at or after
/// @param to published before
public record PostFilter(
        @Nullable UserId creator,
        @Nullable Visibility visibility,
        @Nullable Tag tag,
        @Nullable String words,
        @Nullable Instant from,
        @Nullable Instant to,
        Sort sort) {
    public static final int MAX_WORDS = 200;

    public static final PostFilter NEWEST =
            new PostFilter(null, null, null, null, null, null, Sort.NEWEST);

    public enum Sort {
        NEWEST,
        /// By likes of a few seconds ago, then newest.
        POPULAR
    }
}

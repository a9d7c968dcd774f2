package org.mecene.domain.media;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// A file that somebody uploaded, and the forms of it that are kept.
///
/// @param contentType what the content was found to be, not what the client said
/// @param fileName the client's name for it, for downloads only; never part of a path
/// @param sizeBytes the size of the form that is served as the original
/// @param width in pixels; null for what has none
/// @param height in pixels; null for what has none
public record MediaItem(
        MediaId id,
        UserId owner,
        Kind kind,
        String contentType,
        String fileName,
        long sizeBytes,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer durationSeconds,
        Status status,
        Set<Variant> variants,
        Instant createdAt) {
    public static final int MAX_FILE_NAME = 200;

    public MediaItem {
        variants = Set.copyOf(variants);
    }

    public enum Kind {
        IMAGE,
        VIDEO,
        AUDIO,
        FILE
    }

    public enum Status {
        /// Announced, not uploaded yet.
        PENDING,
        /// Uploaded, being looked at.
        PROCESSING,
        READY,
        REJECTED
    }
}

package org.mecene.domain.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A kind of campaign, named in every language.
///
/// @param archivedAt since when no new campaign takes it; null while it is in use
public record Category(
        CategoryId id, Slug slug, String nameEn, String nameFr, @Nullable Instant archivedAt) {
    public static final int MAX_NAME = 60;
}

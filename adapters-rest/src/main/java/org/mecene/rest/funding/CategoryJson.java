package org.mecene.rest.funding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.funding.Category;

/// @param archivedAt since when no new campaign takes it; null while it is in use
record CategoryJson(String id, String slug, NamesJson name, @Nullable Instant archivedAt) {
    record NamesJson(String fr, String en) {}

    static CategoryJson of(Category category) {
        return new CategoryJson(
                category.id().toString(),
                category.slug().value(),
                new NamesJson(category.nameFr(), category.nameEn()),
                category.archivedAt());
    }
}

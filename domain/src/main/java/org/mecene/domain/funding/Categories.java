package org.mecene.domain.funding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The categories; there are at most [#MAX]. Writing needs an open transaction.
public interface Categories {
    int MAX = 100;

    /// Those in use, by their English name.
    List<Category> inUse();

    /// All, archived ones included, by their English name.
    List<Category> all();

    Optional<Category> find(CategoryId id);

    /// @throws Refused with [FundingRefusal.SlugTaken]
    void add(Category category);

    /// @throws Refused with [FundingRefusal.SlugTaken]
    void save(Category category);

    /// Removes a category, or archives it when a campaign has it.
    ///
    /// @return false when there is none
    boolean removeOrArchive(CategoryId id, Instant now);
}

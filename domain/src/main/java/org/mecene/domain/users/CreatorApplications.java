package org.mecene.domain.users;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// Applications to become a creator, all kept as history. Writing needs an open transaction.
public interface CreatorApplications {
    /// @throws Refused with [UserRefusal.ApplicationPending] when the applicant has one pending,
    ///   also when another transaction added it a moment ago
    void add(CreatorApplication application);

    void save(CreatorApplication application);

    Optional<CreatorApplication> findForUpdate(CreatorApplicationId id);

    /// The newest application of a person.
    Optional<CreatorApplication> latestOf(UserId applicant);

    /// Oldest first, because those have waited longest.
    ///
    /// @param status which ones; null for all
    Page<Listed> list(CreatorApplication.@Nullable Status status, PageRequest page);

    record Listed(CreatorApplication application, PersonCard applicant) {}
}

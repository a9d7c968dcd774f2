package org.mecene.domain.subscriptions;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// The tiers, archived ones included. Writing needs an open transaction.
public interface Tiers {
    void add(Tier tier);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Tier tier);

    Optional<Tier> find(TierId id);

    Optional<Tier> findForUpdate(TierId id);

    /// What a creator sells now, cheapest first. A creator has at most [#MAX_PER_CREATOR].
    List<Tier> sold(UserId creator);

    /// How many of the ids are tiers of this creator.
    int countOwned(UserId creator, Collection<TierId> ids);

    int MAX_PER_CREATOR = 20;
}

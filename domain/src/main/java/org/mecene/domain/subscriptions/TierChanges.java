package org.mecene.domain.subscriptions;

import java.util.List;

/// The changes of tier, settled ones included. Writing needs an open transaction, and the caller
/// has the subscription locked: that lock is why a change has no version of its own.
public interface TierChanges {
    int MOST = 100;

    /// Stores a change that is asked for. One at most is asked for, and one planned, at a time.
    void add(TierChange change);

    /// Stores how a change stands.
    void save(TierChange change);

    /// The newest changes of a subscription, newest first, at most [#MOST].
    List<TierChange> of(SubscriptionId id);
}

package org.mecene.domain.subscriptions;

import java.time.Instant;
import org.mecene.domain.identity.UserId;

/// Who had a trial with whom. It outlives the account, by a hash of its address, so that nobody
/// tries for ever by signing up anew (rules.md S9).
public interface Trials {
    /// Remembers that a person had a trial with a creator, for good. Needs an open transaction.
    /// Once more changes nothing.
    void remember(UserId subscriber, UserId creator, Instant at);

    /// Whether a person, or whoever had the same address before, had a trial with a creator.
    boolean had(UserId subscriber, UserId creator);
}

package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.SessionId;

/// Remembers of every session when and how its user last showed who they are, so that it outlives
/// the access token that says so. It ends with the session.
public interface Proofs {
    /// Keeps the newest proof of a session, in the caller's transaction.
    void put(SessionId session, Proof proof);

    /// Empty for a session that ended, or that is older than this memory.
    Optional<Proof> find(SessionId session);
}

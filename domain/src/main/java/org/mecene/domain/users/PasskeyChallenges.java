package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;

/// The challenges that wait for an answer, whatever node gets it. Writing needs an open
/// transaction.
public interface PasskeyChallenges {
    void add(PasskeyChallenge challenge);

    /// Takes a challenge out, so that of several that answer it at once only one gets it.
    Optional<PasskeyChallenge> take(TokenHash challenge);

    /// @return how many were too old
    int forgetExpired(Instant now);
}

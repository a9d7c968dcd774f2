package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;

/// What is under way with identity providers. Writing needs an open transaction.
public interface SocialSignIns {
    void begin(SocialAttempt attempt);

    /// Takes an attempt out, so that of several that bring back one state only one gets it.
    Optional<SocialAttempt> take(TokenHash state);

    void add(SignInCode code);

    Optional<SignInCode> findCode(TokenHash code);

    /// Takes a code out, so that of several that exchange it at once only one gets it.
    Optional<SignInCode> takeCode(TokenHash code);

    /// Forgets what is too old.
    ///
    /// @return how many
    int forgetExpired(Instant now);
}

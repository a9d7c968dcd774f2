package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;

/// Those who wait for their address to be verified. Writing needs an open transaction.
public interface SignUps {
    /// Adds a sign-up; an earlier one for the same address is replaced, so that only the newest
    /// link works.
    void put(SignUp signUp);

    Optional<SignUp> findByEmail(EmailAddress email);

    /// Takes a sign-up out, so that of several that use one link at once only one gets it.
    Optional<SignUp> take(TokenHash token);

    /// Forgets those whose link is too old.
    ///
    /// @return how many
    int forgetExpired(Instant now);
}

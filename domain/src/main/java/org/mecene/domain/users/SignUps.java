package org.mecene.domain.users;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Those who wait for their address to be verified. Several may wait for one address, because
/// anybody can name it; who of them owns it is not known before one of the mailed links is used.
/// Writing needs an open transaction.
public interface SignUps {
    void add(SignUp signUp);

    /// The latest that waits for an address, whether its link is still good or not.
    Optional<SignUp> newestOf(EmailAddress email);

    /// Takes out all that wait for the address of this token, so that of several who use links for
    /// one address at once only one gets anything.
    ///
    /// @return empty when nothing waits under this token
    List<SignUp> takeAll(TokenHash token);

    /// Takes out what waits under this token alone.
    ///
    /// @return whether it was there
    boolean remove(TokenHash token);

    /// Forgets all that wait for an address.
    void forget(EmailAddress email);

    /// Forgets those whose link is too old.
    ///
    /// @return how many
    int forgetExpired(Instant now);
}

package org.mecene.domain.users;

import java.time.Instant;
import java.util.Optional;

/// Those who wait for their address to be verified. Several may wait for one address, because
/// anybody can name it; who of them owns it is not known before one of the mailed links is used.
/// Writing needs an open transaction.
public interface SignUps {
    /// Adds a wish. When one that waits for the same address, and whose link is still good, is by
    /// another asker ([SignUp#isBySameAsker]), all of them are contested from then on, this one
    /// included, and stay so when some are forgotten. Of several who add at once, each sees the
    /// others.
    void add(SignUp signUp);

    /// Has all that wait for an address be contested: somebody asked with it who could not be
    /// heard.
    void contest(EmailAddress email);

    /// The latest that waits for an address, whether its link is still good or not.
    Optional<SignUp> newestOf(EmailAddress email);

    /// Takes out what waits under this token, and with it all that wait for the same address: of
    /// several who use links of one address at once only one gets anything.
    Optional<SignUp> take(TokenHash token);

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

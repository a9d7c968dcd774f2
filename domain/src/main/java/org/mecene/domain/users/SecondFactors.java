package org.mecene.domain.users;

import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// The second factors of people, at most one each. Writing needs an open transaction.
public interface SecondFactors {
    /// Whether somebody has a second factor that was confirmed.
    boolean isOn(UserId user);

    /// Reads a second factor and keeps others from changing it until the transaction ends, so that
    /// of several that show one code at once only one passes.
    Optional<SecondFactor> findForUpdate(UserId user);

    /// Keeps a second factor, in place of the one that there may be.
    void put(SecondFactor factor);

    /// Removes it, if there is one.
    void remove(UserId user);
}

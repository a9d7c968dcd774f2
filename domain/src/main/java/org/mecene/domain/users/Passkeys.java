package org.mecene.domain.users;

import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;

/// The passkeys of people. Writing needs an open transaction.
public interface Passkeys {
    /// @throws Refused with [UserRefusal.PasskeyKnown] when there is one of this credential, also
    ///   since a moment ago
    void add(Passkey passkey);

    /// Oldest first.
    List<Passkey> of(UserId user);

    /// Those of the account under an address. It takes one question, whether there is such an
    /// account or not, so that the time tells nothing (rules.md I4).
    List<Passkey> of(EmailAddress address);

    /// Reads a passkey and keeps others from using it until the transaction ends, so that its count
    /// only grows.
    ///
    /// @param credential the authenticator's id of it
    Optional<Passkey> findForUpdate(String credential);

    /// Stores how often and when it was used, and its name.
    void save(Passkey passkey);

    /// Removes a passkey of somebody's, if it is there.
    void remove(UserId user, PasskeyId id);
}

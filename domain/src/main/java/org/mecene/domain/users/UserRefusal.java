package org.mecene.domain.users;

import org.mecene.domain.refusal.Refusal;

public sealed interface UserRefusal extends Refusal {
    /// Somebody else has this handle.
    record HandleTaken(Handle handle) implements UserRefusal {}

    /// Somebody has an account under this address. Never answered to a caller who is not its owner.
    record AddressTaken() implements UserRefusal {}

    /// The address or the password is wrong, or the address is not verified: one answer for all
    /// (rules.md I4).
    record InvalidCredentials() implements UserRefusal {}

    /// The caller is signed in and did not show that they know the password.
    record WrongPassword() implements UserRefusal {}

    /// The password is right, and the account is shut out.
    record AccountBanned() implements UserRefusal {}

    /// A link from a mail that was used, replaced, is too old, or never was.
    record InvalidLink() implements UserRefusal {}

    /// A refresh token that was spent, revoked, is too old, or never was.
    record InvalidRefreshToken() implements UserRefusal {}

    /// The caller's application to become a creator waits for a decision.
    record ApplicationPending() implements UserRefusal {}

    /// The caller is a creator already.
    record AlreadyCreator() implements UserRefusal {}

    /// Without this person nobody could administrate the server any more.
    record LastAdministrator() implements UserRefusal {}

    /// Nobody shuts themself out.
    record SanctioningOneself() implements UserRefusal {}

    /// Somebody decided on this application before.
    record ApplicationDecided() implements UserRefusal {}
}

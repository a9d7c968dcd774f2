package org.mecene.domain.users;

import java.time.Duration;
import java.util.Set;
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

    /// The first factor is right, and the account has a second one that was not shown.
    record TotpRequired() implements UserRefusal {}

    /// The first factor is right, and the code of the second one is wrong or was used before.
    record InvalidTotp() implements UserRefusal {}

    /// A code that was to set the second factor up or to remove it is wrong or was used before.
    record WrongCode() implements UserRefusal {}

    /// Too many wrong codes were shown; none is looked at for a while.
    record TooManyCodes(Duration pause) implements UserRefusal {}

    /// The caller has a second factor already.
    record SecondFactorOn() implements UserRefusal {}

    /// This server lets administrators act only with a second factor.
    record SecondFactorRequired() implements UserRefusal {}

    /// The caller must show anew who they are before they may do this.
    record StepUpRequired() implements UserRefusal {}

    /// Somebody at an identity provider is linked with another account, or the account with
    /// somebody else at the provider.
    record IdentityTaken() implements UserRefusal {}

    /// What a browser brought back from an identity provider belongs to no attempt of this browser.
    record UnknownAttempt() implements UserRefusal {}

    /// A code for the exchange that was used, is too old, or never was.
    record InvalidSignInCode() implements UserRefusal {}

    /// What an authenticator answered proves nothing, or nobody has this passkey.
    record InvalidPasskey() implements UserRefusal {}

    /// Somebody has this passkey already.
    record PasskeyKnown() implements UserRefusal {}

    record TooManyPasskeys(int max) implements UserRefusal {}

    /// Without it the caller could not sign in any more (rules.md I8).
    record LastCredential() implements UserRefusal {}

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

    /// Money is in flight that needs this person (rules.md G2).
    record StillTied(Set<Departures.Tie> ties) implements UserRefusal {
        public StillTied {
            ties = Set.copyOf(ties);
        }
    }

    /// Nobody shuts themself out.
    record SanctioningOneself() implements UserRefusal {}

    /// Somebody decided on this application before.
    record ApplicationDecided() implements UserRefusal {}
}

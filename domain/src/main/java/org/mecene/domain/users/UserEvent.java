package org.mecene.domain.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;

public sealed interface UserEvent extends DomainEvent {
    /// Somebody says that they forgot the password of the account under this address, which may not
    /// exist. Recorded either way, so that the answer takes as long either way (rules.md I4).
    record PasswordForgotten(EmailAddress email) implements UserEvent {}

    /// Somebody says that the link to verify this address did not come; nobody may have asked for
    /// one. Recorded either way, likewise.
    record VerificationLost(EmailAddress email) implements UserEvent {}

    record PasswordChanged(UserId user) implements UserEvent {}

    /// @param before the address that the account had until now
    record AddressChanged(UserId user, EmailAddress before) implements UserEvent {}

    /// Somebody signed in on a device that was not known before.
    record SignedInElsewhere(UserId user, DeviceName device) implements UserEvent {}

    /// The ways to sign in to an account changed, or something happened to one of them that its
    /// owner should know of.
    ///
    /// @param what the name of a passkey or of an identity provider, or how many recovery codes are
    ///   left; empty where there is nothing to name
    record SignInChanged(UserId user, SignInChange change, String what) implements UserEvent {}

    /// @param reason why it was rejected; null otherwise
    record CreatorApplicationDecided(
            CreatorApplicationId application,
            UserId applicant,
            boolean approved,
            @Nullable String reason)
            implements UserEvent {}
}

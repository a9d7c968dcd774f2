package org.mecene.domain.users;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.text.Bytes;

/// Reads and checks what authenticators answer (Web Authentication, Level 3). It asks nobody and
/// keeps nothing, and whatever it is given, it throws nothing.
public interface PasskeyCeremonies {
    /// The domain that the passkeys of this server are bound to.
    String relyingParty();

    /// The challenge that an answer is for; empty when it cannot be read.
    Optional<String> challengeOf(Bytes clientData);

    /// The passkey that an authenticator made, when it did so for this challenge and this server,
    /// on a page of one of its front ends, and had verified who uses it. Who made the authenticator
    /// is not asked.
    Optional<Made> made(Creation creation, String challenge);

    /// The authenticator's count of uses, when the key signed all this, and all else is as with
    /// [#made]. Whether the count may follow is for [Passkey#takes] to say.
    OptionalLong signed(Assertion assertion, Passkey passkey, String challenge);

    /// What an authenticator answers that made a passkey.
    record Creation(Bytes clientData, Bytes attestation) {}

    /// What an authenticator answers that was asked for a signature.
    ///
    /// @param credential in unpadded base64url
    /// @param userHandle whose it says it is ([Passkey#handleOf]); null when it does not say
    record Assertion(
            String credential,
            @Nullable String userHandle,
            Bytes clientData,
            Bytes authenticatorData,
            Bytes signature) {}

    /// @param credential in unpadded base64url
    record Made(String credential, Bytes publicKey, long uses) {}
}

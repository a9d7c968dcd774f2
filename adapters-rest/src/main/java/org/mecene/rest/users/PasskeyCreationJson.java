package org.mecene.rest.users;

import java.util.List;
import org.mecene.application.users.AskForPasskey;
import org.mecene.domain.users.PasskeyChallenge;

/// What `PublicKeyCredential.parseCreationOptionsFromJSON` reads.
///
/// @param timeout in milliseconds
record PasskeyCreationJson(
        RelyingPartyJson rp,
        PasskeyUserJson user,
        String challenge,
        List<KeyKindJson> pubKeyCredParams,
        long timeout,
        List<CredentialRefJson> excludeCredentials,
        AuthenticatorWishJson authenticatorSelection,
        String attestation) {
    private static final String NAME = "Mecene";

    static PasskeyCreationJson of(AskForPasskey.AskedNew asked) {
        return new PasskeyCreationJson(
                new RelyingPartyJson(asked.relyingParty(), NAME),
                PasskeyUserJson.of(asked.user()),
                asked.challenge(),
                KeyKindJson.ALL,
                PasskeyChallenge.LIFE.toMillis(),
                asked.known().stream().map(CredentialRefJson::of).toList(),
                AuthenticatorWishJson.USUAL,
                "none");
    }

    @Override
    public String toString() {
        return "PasskeyCreationJson";
    }
}

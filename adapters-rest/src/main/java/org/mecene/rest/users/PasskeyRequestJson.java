package org.mecene.rest.users;

import java.util.List;
import org.mecene.application.users.AskForPasskey;
import org.mecene.domain.users.PasskeyChallenge;

/// What `PublicKeyCredential.parseRequestOptionsFromJSON` reads.
///
/// @param timeout in milliseconds
record PasskeyRequestJson(
        String challenge,
        long timeout,
        String rpId,
        List<CredentialRefJson> allowCredentials,
        String userVerification) {
    static PasskeyRequestJson of(AskForPasskey.Asked asked) {
        return new PasskeyRequestJson(
                asked.challenge(),
                PasskeyChallenge.LIFE.toMillis(),
                asked.relyingParty(),
                asked.credentials().stream().map(CredentialRefJson::of).toList(),
                "required");
    }

    @Override
    public String toString() {
        return "PasskeyRequestJson";
    }
}

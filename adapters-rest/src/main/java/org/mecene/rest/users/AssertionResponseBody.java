package org.mecene.rest.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.PasskeyCeremonies;

@JsonIgnoreProperties(ignoreUnknown = true)
record AssertionResponseBody(
        @Nullable String clientDataJSON,
        @Nullable String authenticatorData,
        @Nullable String signature,
        @Nullable String userHandle) {
    PasskeyCeremonies.Assertion read(String credential) {
        var check = new Validation();
        var client = check.required("clientDataJSON", clientDataJSON, Base64Text.upTo(8_192));
        var data = check.required("authenticatorData", authenticatorData, Base64Text.upTo(8_192));
        var signed = check.required("signature", signature, Base64Text.upTo(1_024));
        var handle = check.optional("userHandle", userHandle, Base64Text.upTo(64));
        return check.result(() ->
                new PasskeyCeremonies.Assertion(
                        credential,
                        Base64Text.ofNullable(handle.orNull()),
                        client.get(),
                        data.get(),
                        signed.get()));
    }

    @Override
    public String toString() {
        return "AssertionResponseBody";
    }
}

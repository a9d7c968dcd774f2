package org.mecene.rest.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.PasskeyCeremonies;

@JsonIgnoreProperties(ignoreUnknown = true)
record CreationResponseBody(@Nullable String clientDataJSON, @Nullable String attestationObject) {
    PasskeyCeremonies.Creation read() {
        var check = new Validation();
        var client = check.required("clientDataJSON", clientDataJSON, Base64Text.upTo(8_192));
        var made = check.required("attestationObject", attestationObject, Base64Text.upTo(32_768));
        return check.result(() -> new PasskeyCeremonies.Creation(client.get(), made.get()));
    }

    @Override
    public String toString() {
        return "CreationResponseBody";
    }
}

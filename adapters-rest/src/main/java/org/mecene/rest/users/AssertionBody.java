package org.mecene.rest.users;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyCeremonies;

/// What `toJSON` makes of a signature. Browsers write it and put more into it with every release,
/// so what is not known here is no mistake.
@JsonIgnoreProperties(ignoreUnknown = true)
record AssertionBody(@Nullable String id, @Nullable AssertionResponseBody response) {
    PasskeyCeremonies.Assertion read() {
        var check = new Validation();
        var credential = check.required("id", id, Base64Text.upTo(Passkey.MAX_CREDENTIAL));
        var answer = check.required("response", response, given -> given);
        return check.result(() -> answer.get().read(Base64Text.of(credential.get())));
    }

    @Override
    public String toString() {
        return "AssertionBody";
    }
}

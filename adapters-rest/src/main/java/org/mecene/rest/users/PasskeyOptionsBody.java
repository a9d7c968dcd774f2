package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;

/// @param email absent for an authenticator that knows by itself whose it is
record PasskeyOptionsBody(@Nullable String email) {
    @Nullable EmailAddress address() {
        var check = new Validation();
        var address = check.optional("email", email, EmailAddress::parse);
        return check.result(address::orNull);
    }

    @Override
    public String toString() {
        return "PasskeyOptionsBody";
    }
}

package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;

/// @param totp the second factor, of those who have one
record LoginBody(@Nullable String email, @Nullable String password, @Nullable String totp) {
    record Credentials(EmailAddress email, Password password) {}

    Credentials credentials() {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        var secret = check.required("password", password, Password::attempted);
        return check.result(() -> new Credentials(address.get(), secret.get()));
    }

    @Override
    public String toString() {
        return "LoginBody";
    }
}

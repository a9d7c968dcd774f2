package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.rest.security.ShownToken;

/// @param password of an account that has one
record AddressChangeBody(@Nullable String email, @Nullable String password) {
    record Read(EmailAddress email, ConfirmPassword.Shown shown) {}

    Read read(ShownToken token) {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        var secret = check.optional("password", password, Password::attempted);
        return check.result(() ->
                new Read(
                        address.get(),
                        new ConfirmPassword.Shown(secret.orNull(), "password", token.value())));
    }

    @Override
    public String toString() {
        return "AddressChangeBody";
    }
}

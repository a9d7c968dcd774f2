package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;

record AddressChangeBody(@Nullable String email, @Nullable String password) {
    record Read(EmailAddress email, Password password) {}

    Read read() {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        var secret = check.required("password", password, Password::attempted);
        return check.result(() -> new Read(address.get(), secret.get()));
    }

    @Override
    public String toString() {
        return "AddressChangeBody";
    }
}

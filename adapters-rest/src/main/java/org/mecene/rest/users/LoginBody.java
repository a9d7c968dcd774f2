package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.users.SignIn;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;

/// @param totp the second factor, of those who have one
/// @param deviceToken of an earlier sign-in
record LoginBody(
        @Nullable String email,
        @Nullable String password,
        @Nullable String totp,
        @Nullable String deviceToken) {
    record Credentials(EmailAddress email, Password password) {}

    Credentials credentials() {
        var check = new Validation();
        var address = check.required("email", email, EmailAddress::parse);
        var secret = check.required("password", password, Password::attempted);
        return check.result(() -> new Credentials(address.get(), secret.get()));
    }

    /// @param device what the client says of itself; null when it says nothing
    SignIn.Shown shown(@Nullable String device) {
        return new SignIn.Shown(totp, deviceToken, device);
    }

    @Override
    public String toString() {
        return "LoginBody";
    }
}

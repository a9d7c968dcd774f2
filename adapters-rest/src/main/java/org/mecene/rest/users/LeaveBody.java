package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;
import org.mecene.rest.security.ShownToken;

/// @param password of an account that has one
record LeaveBody(@Nullable String password) {
    ConfirmPassword.Shown shown(ShownToken token) {
        var check = new Validation();
        var secret = check.optional("password", password, Password::attempted);
        return check.result(
                () -> new ConfirmPassword.Shown(secret.orNull(), "password", token.value()));
    }

    @Override
    public String toString() {
        return "LeaveBody";
    }
}

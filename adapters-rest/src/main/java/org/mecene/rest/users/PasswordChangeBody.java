package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.application.users.ConfirmPassword;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;
import org.mecene.rest.security.ShownToken;

/// @param currentPassword of an account that has one
record PasswordChangeBody(@Nullable String currentPassword, @Nullable String newPassword) {
    record Read(ConfirmPassword.Shown shown, Password next) {}

    Read read(ShownToken token) {
        var check = new Validation();
        var current = check.optional("currentPassword", currentPassword, Password::attempted);
        var next = check.required("newPassword", newPassword, Password::chosen);
        return check.result(() ->
                new Read(
                        new ConfirmPassword.Shown(
                                current.orNull(), "currentPassword", token.value()),
                        next.get()));
    }

    @Override
    public String toString() {
        return "PasswordChangeBody";
    }
}

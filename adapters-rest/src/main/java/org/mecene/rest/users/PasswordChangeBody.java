package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;

record PasswordChangeBody(@Nullable String currentPassword, @Nullable String newPassword) {
    record Read(Password current, Password next) {}

    Read read() {
        var check = new Validation();
        var current = check.required("currentPassword", currentPassword, Password::attempted);
        var next = check.required("newPassword", newPassword, Password::chosen);
        return check.result(() -> new Read(current.get(), next.get()));
    }

    @Override
    public String toString() {
        return "PasswordChangeBody";
    }
}

package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.users.Password;

record PasswordResetBody(@Nullable String token, @Nullable String password) {
    record Read(String token, Password password) {
        @Override
        public String toString() {
            return "Read";
        }
    }

    Read read() {
        var check = new Validation();
        var secret = check.required("token", token, text -> text);
        var chosen = check.required("password", password, Password::chosen);
        return check.result(() -> new Read(secret.get(), chosen.get()));
    }

    @Override
    public String toString() {
        return "PasswordResetBody";
    }
}

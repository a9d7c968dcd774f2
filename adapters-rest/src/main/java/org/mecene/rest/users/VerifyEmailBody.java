package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

/// @param totp needed to confirm a changed address of an account with a second factor
record VerifyEmailBody(@Nullable String token, @Nullable String totp) {
    String required() {
        var check = new Validation();
        var secret = check.required("token", token, text -> text);
        return check.result(secret::get);
    }

    @Override
    public String toString() {
        return "VerifyEmailBody";
    }
}

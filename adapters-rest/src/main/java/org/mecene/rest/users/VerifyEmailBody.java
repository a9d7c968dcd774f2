package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

record VerifyEmailBody(@Nullable String token) {
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

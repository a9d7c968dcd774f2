package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

record RefreshTokenBody(@Nullable String refreshToken) {
    String token() {
        var check = new Validation();
        var token = check.required("refreshToken", refreshToken, text -> text);
        return check.result(token::get);
    }

    @Override
    public String toString() {
        return "RefreshTokenBody";
    }
}

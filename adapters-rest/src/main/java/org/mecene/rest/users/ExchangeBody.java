package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

/// @param totp the second factor, of those who have one
record ExchangeBody(@Nullable String code, @Nullable String totp) {
    String required() {
        var check = new Validation();
        var shown = check.required("code", code, text -> text);
        return check.result(shown::get);
    }

    @Override
    public String toString() {
        return "ExchangeBody";
    }
}

package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

/// @param code of the authenticator, or a recovery code
record CodeBody(@Nullable String code) {
    String shown() {
        var check = new Validation();
        var shown = check.required("code", code, text -> text);
        return check.result(shown::get);
    }

    @Override
    public String toString() {
        return "CodeBody";
    }
}

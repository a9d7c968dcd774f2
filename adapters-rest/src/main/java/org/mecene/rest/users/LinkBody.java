package org.mecene.rest.users;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

/// @param code what came back as `link`
record LinkBody(@Nullable String code) {
    String required() {
        var check = new Validation();
        var shown = check.required("code", code, text -> text);
        return check.result(shown::get);
    }

    @Override
    public String toString() {
        return "LinkBody";
    }
}

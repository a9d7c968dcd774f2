package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

record GiftCodeBody(@Nullable String code) {
    String required() {
        var check = new Validation();
        var secret = check.required("code", code, text -> text);
        return check.result(secret::get);
    }

    @Override
    public String toString() {
        return "GiftCodeBody";
    }
}

package org.mecene.rest.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.refusal.Validation;

record ConfirmBody(@Nullable String clientSecret, @Nullable String card) {
    record Read(String clientSecret, String card) {}

    Read read() {
        var check = new Validation();
        var secret = check.required("clientSecret", clientSecret, text -> text);
        var number = check.required("card", card, text -> text.replace(" ", ""));
        return check.result(() -> new Read(secret.get(), number.get()));
    }

    @Override
    public String toString() {
        return "ConfirmBody";
    }
}

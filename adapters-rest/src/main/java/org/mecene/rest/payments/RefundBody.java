package org.mecene.rest.payments;

import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.RefundWish;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.text.Text;
import org.mecene.rest.money.MoneyBody;

/// @param amount null for everything that is left
public record RefundBody(@Nullable MoneyBody amount, @Nullable String reason) {
    /// @param onceKey the request's `Idempotency-Key`; null when it has none
    public RefundWish toWish(@Nullable String onceKey) {
        var check = new Validation();
        var part = check.optional("amount", amount, MoneyBody::positive);
        var why = check.required("reason", reason, Text.body(1, Refund.MAX_REASON));
        return check.result(() -> new RefundWish(part.orNull(), why.get(), onceKey));
    }
}

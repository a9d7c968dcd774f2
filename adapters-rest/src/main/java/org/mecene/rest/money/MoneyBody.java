package org.mecene.rest.money;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.CurrencyCode;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.refusal.Validation;

/// Money as clients send it. The amount is read by hand, so that whatever stands in its place is
/// answered as a wrong amount at its own path (`goal.amount`), not as broken JSON.
public record MoneyBody(@Nullable JsonNode amount, @Nullable String currency) {
    /// The most that one amount may be: twelve digits are what payment providers take, and every
    /// client's numbers hold them exactly.
    public static final long MAX = 999_999_999_999L;

    /// An amount that somebody asks for or gives.
    ///
    /// @throws org.mecene.domain.refusal.Refused with `InvalidInput`
    public Money positive() {
        var check = new Validation();
        var minor = check.required("amount", present(amount), MoneyBody::positive);
        var code = check.required("currency", currency, CurrencyCode::parse);
        return check.result(() -> new Money(minor.get(), code.get()));
    }

    private static @Nullable JsonNode present(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : node;
    }

    private static Long positive(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new InvalidValue(FieldError.Code.NOT_AN_INTEGER);
        }
        if (node.bigIntegerValue().signum() <= 0) {
            throw new InvalidValue(FieldError.Code.NOT_POSITIVE);
        }
        if (!node.canConvertToLong() || node.longValue() > MAX) {
            throw new InvalidValue(FieldError.Code.ABOVE_MAXIMUM, Map.of("max", MAX));
        }
        return node.longValue();
    }
}

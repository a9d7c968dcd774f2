package org.mecene.domain.money;

import java.util.Currency;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Reads the ISO 4217 code that a client sent.
public final class CurrencyCode {
    private static final Pattern THREE_CAPITALS = Pattern.compile("[A-Z]{3}");

    private CurrencyCode() {}

    /// @throws InvalidValue `unsupported` for anything but an upper-case code of a currency that
    ///   has a minor unit table
    public static Currency parse(String code) {
        if (!THREE_CAPITALS.matcher(code).matches()) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException _) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        // XXX, XAU and the like have no minor unit: they are not money that a card can pay.
        if (currency.getDefaultFractionDigits() < 0) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        return currency;
    }
}

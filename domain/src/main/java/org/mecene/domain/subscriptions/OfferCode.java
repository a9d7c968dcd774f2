package org.mecene.domain.subscriptions;

import java.util.Locale;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// What a subscriber types to get an offer: no secret, and the same in small letters.
///
/// @param value 3 to 40 of `A` to `Z`, digits and hyphens
public record OfferCode(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{3,40}");

    /// @throws InvalidValue `invalid`
    public static OfferCode parse(String text) {
        var code = text.strip().toUpperCase(Locale.ROOT);
        if (!FORM.matcher(code).matches()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return new OfferCode(code);
    }
}

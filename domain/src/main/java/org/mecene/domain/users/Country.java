package org.mecene.domain.users;

import java.util.Locale;
import java.util.Set;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A country by its ISO 3166-1 code of two capitals, such as `SN`.
public record Country(String code) {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    /// @throws InvalidValue `unsupported` for anything but an assigned code
    public static Country parse(String code) {
        if (!CODES.contains(code)) {
            throw new InvalidValue(FieldError.Code.UNSUPPORTED);
        }
        return new Country(code);
    }
}

package org.mecene.domain.users;

import java.util.Map;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A password as somebody typed it. Nothing is trimmed, cut or folded, and no kind of character is
/// demanded (OWASP ASVS 5.0, 6.2.5 and 6.2.8). It never shows itself.
public record Password(String value) {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 128;

    /// Reads a password that somebody chooses.
    ///
    /// @throws InvalidValue `too_short` or `too_long`, counted in code points
    public static Password chosen(String text) {
        var length = text.codePointCount(0, text.length());
        if (length < MIN_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_SHORT, Map.of("min", MIN_LENGTH));
        }
        return attempted(text);
    }

    /// Reads a password that somebody signs in with. A short one is simply wrong; one beyond the
    /// limit is refused before it costs a derivation.
    ///
    /// @throws InvalidValue `too_long`
    public static Password attempted(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
        return new Password(text);
    }

    @Override
    public String toString() {
        return "***";
    }
}

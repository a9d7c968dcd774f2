package org.mecene.domain.users;

import java.text.Normalizer;
import java.util.Map;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A password in Unicode's form NFKC, because keyboards write the same letter in several ways (NIST
/// SP 800-63B, 3.1.1.2). Nothing else is changed: it is neither trimmed nor cut, and no kind of
/// character is demanded (OWASP ASVS 5.0, 6.2.5 and 6.2.8). It never shows itself.
public record Password(String value) {
    private static final int MIN_LENGTH = 8;
    private static final int MAX_LENGTH = 128;

    public Password {
        value = Normalizer.normalize(value, Normalizer.Form.NFKC);
    }

    /// Reads a password that somebody chooses.
    ///
    /// @throws InvalidValue `too_short` or `too_long`, counted in code points, or `too_common` for
    ///   one that is tried first by whoever guesses
    public static Password chosen(String text) {
        var password = attempted(text);
        if (password.length() < MIN_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_SHORT, Map.of("min", MIN_LENGTH));
        }
        if (CommonPasswords.contain(password.value)) {
            throw new InvalidValue(FieldError.Code.TOO_COMMON);
        }
        return password;
    }

    /// Reads a password that somebody signs in with. A short one is simply wrong; one beyond the
    /// limit is refused before it costs a derivation.
    ///
    /// @throws InvalidValue `too_long`
    public static Password attempted(String text) {
        requireFits(text);
        var password = new Password(text);
        // One character can become eighteen.
        requireFits(password.value);
        return password;
    }

    @Override
    public String toString() {
        return "***";
    }

    private int length() {
        return value.codePointCount(0, value.length());
    }

    private static void requireFits(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
    }
}

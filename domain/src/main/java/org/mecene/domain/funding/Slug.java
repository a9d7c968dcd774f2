package org.mecene.domain.funding;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A name in a URL: lower-case ASCII letters, digits and inner hyphens, at most 80 characters.
public record Slug(String value) {
    public static final int MAX_LENGTH = 80;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*+");

    /// @throws InvalidValue `too_long` or `invalid`
    public static Slug parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return new Slug(text);
    }

    /// The slug of a title, with a suffix that keeps it unique.
    ///
    /// @param suffix lower-case letters or digits
    public static Slug of(String title, String suffix) {
        var ascii =
                Normalizer.normalize(title, Normalizer.Form.NFD)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("\\p{M}+", "")
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        var room = MAX_LENGTH - suffix.length() - 1;
        var stem = ascii.length() > room ? ascii.substring(0, room).replaceAll("-$", "") : ascii;
        return new Slug(stem.isEmpty() ? suffix : stem + "-" + suffix);
    }

    @Override
    public String toString() {
        return value;
    }
}

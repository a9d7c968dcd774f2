package org.mecene.domain.content;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// A word under which things are found: letters, digits and inner hyphens of any script, in lower
/// case, at most 40 characters. A leading `#` is dropped.
public record Tag(String value) {
    private static final int MAX_LENGTH = 40;
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:-[\\p{L}\\p{M}\\p{N}]+)*+");

    /// @throws InvalidValue `required`, `too_long` or `invalid`
    public static Tag parse(String text) {
        var stripped = text.strip();
        var word = stripped.startsWith("#") ? stripped.substring(1) : stripped;
        if (word.isEmpty()) {
            throw new InvalidValue(FieldError.Code.REQUIRED);
        }
        requireFits(word);
        var normal = Normalizer.normalize(word, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        // Some characters become several in this form.
        requireFits(normal);
        if (!FORM.matcher(normal).matches()) {
            throw new InvalidValue(FieldError.Code.INVALID);
        }
        return new Tag(normal);
    }

    private static void requireFits(String word) {
        if (word.length() > MAX_LENGTH) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", MAX_LENGTH));
        }
    }
}

package org.mecene.domain.text;

import java.text.Normalizer;
import java.util.Map;
import java.util.function.Function;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.InvalidValue;

/// Parsers for text that people write. They normalise to NFC, strip white space at both ends, count
/// in code points, and refuse control characters, unpaired surrogates and noncharacters. A text
/// that must not be empty must show something.
public final class Text {
    /// Letters and symbols that are drawn as nothing: the fillers of Hangul, the empty pattern of
    /// Braille, spaces that do not break.
    private static final String BLANKS = "\u115F\u1160\u3164\uFFA0\u2800\u00A0\u2007\u202F\u034F";

    private Text() {}

    /// One line: a title, a name.
    ///
    /// @param min the fewest code points; 1 refuses the empty line
    /// @param max the most code points
    public static Function<String, String> line(int min, int max) {
        return raw -> bounded(clean(raw, false).strip(), min, max);
    }

    /// A text of several lines: a body, a description. Line ends become `\n`.
    public static Function<String, String> body(int min, int max) {
        return raw -> bounded(clean(raw.replace("\r\n", "\n"), true).strip(), min, max);
    }

    private static String bounded(String text, int min, int max) {
        var length = text.codePointCount(0, text.length());
        if (min > 0 && text.codePoints().noneMatch(Text::isVisible)) {
            throw new InvalidValue(FieldError.Code.REQUIRED);
        }
        if (length < min) {
            throw new InvalidValue(FieldError.Code.TOO_SHORT, Map.of("min", min));
        }
        if (length > max) {
            throw new InvalidValue(FieldError.Code.TOO_LONG, Map.of("max", max));
        }
        return text;
    }

    /// Whether a reader sees something of it: a name of joiners or blanks only would be none.
    private static boolean isVisible(int codePoint) {
        var isBlank = BLANKS.indexOf(codePoint) >= 0 || Character.isWhitespace(codePoint);
        return !isBlank && Character.getType(codePoint) != Character.FORMAT;
    }

    private static String clean(String raw, boolean severalLines) {
        if (!raw.codePoints().allMatch(c -> isAllowed(c, severalLines))) {
            throw new InvalidValue(FieldError.Code.CONTROL_CHARACTERS);
        }
        return Normalizer.normalize(raw, Normalizer.Form.NFC);
    }

    private static boolean isAllowed(int codePoint, boolean severalLines) {
        if (codePoint == '\n' || codePoint == '\t') {
            return severalLines;
        }
        var noncharacter =
                (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
        return !noncharacter
                && switch (Character.getType(codePoint)) {
                    case Character.CONTROL,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR ->
                            false;
                    // Bidirectional overrides let one text pass for another (security.md C5);
                    // joiners are letters of
                    // emoji and of several scripts.
                    case Character.FORMAT ->
                            !(codePoint >= 0x202A && codePoint <= 0x202E)
                                    && !(codePoint >= 0x2066 && codePoint <= 0x2069);
                    default -> true;
                };
    }
}

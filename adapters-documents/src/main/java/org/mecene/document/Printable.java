package org.mecene.document;

import java.text.Bidi;
import java.text.Normalizer;
import java.util.Arrays;

/// Makes text that people typed fit for a line of paper.
final class Printable {
    /// Longer than any place on the page has room for; it bounds the work.
    private static final int MOST = 1_000;

    /// As many as a language puts on one letter; more would pile up over other lines.
    private static final int MOST_MARKS = 4;

    private Printable() {}

    /// One line of it: control characters and line ends are gaps; what only steers other letters,
    /// such as an override of the direction, is left out.
    static String line(String raw) {
        var line = new StringBuilder(Math.min(raw.length(), MOST));
        raw.codePoints().limit(MOST).forEach(letter -> append(line, letter));
        return Normalizer.normalize(line, Normalizer.Form.NFC).strip();
    }

    private static void append(StringBuilder line, int letter) {
        switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR ->
                    gap(line, letter);
            case Character.FORMAT, Character.SURROGATE -> {
                // Not shown, by itself.
            }
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> {
                if (marks(line) < MOST_MARKS) {
                    line.appendCodePoint(letter);
                }
            }
            default -> line.appendCodePoint(letter);
        }
    }

    /// How many marks the last letter carries.
    private static int marks(StringBuilder line) {
        var count = 0;
        for (var at = line.length(); at > 0 && count < MOST_MARKS; count++) {
            var letter = line.codePointBefore(at);
            if (!isMark(letter)) {
                break;
            }
            at -= Character.charCount(letter);
        }
        return count;
    }

    private static boolean isMark(int letter) {
        var type = Character.getType(letter);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// Spaces that do not break keep numbers and their currency together.
    private static void gap(StringBuilder line, int letter) {
        var isKept = letter == 0x00A0 || letter == 0x202F;
        var isRepeated = line.isEmpty() || line.charAt(line.length() - 1) == ' ';
        if (isKept) {
            line.append('\u00A0');
        } else if (!isRepeated) {
            line.append(' ');
        }
    }

    /// A line as it is written from the left, whatever direction its parts are read in.
    static String fromLeft(String line) {
        var letters = line.toCharArray();
        if (!Bidi.requiresBidi(letters, 0, letters.length)) {
            return line;
        }
        var bidi = new Bidi(line, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        var levels = new byte[bidi.getRunCount()];
        var runs = new String[levels.length];
        for (var run = 0; run < levels.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            var text = line.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            runs[run] = levels[run] % 2 == 0 ? text : new StringBuilder(text).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", Arrays.asList(runs));
    }
}

package org.mecene.document;

import java.util.ArrayList;
import java.util.List;

/// Breaks a text into lines of a width, between words where it can, and cuts it where there are too
/// many.
final class Lines {
    private static final String CUT = "…";

    private final Face face;
    private final float size;
    private final float width;

    Lines(Face face, float size, float width) {
        this.face = face;
        this.size = size;
        this.width = width;
    }

    /// @return at least one line, and no more than `most`
    List<String> of(String raw, int most) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : face.shown(Printable.line(raw)).split(" ", -1)) {
            if (lines.size() > most) {
                break;
            }
            if (!line.isEmpty() && !fits(line + " " + word)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            breakUp(line, lines);
        }
        lines.add(line.toString());
        return lines.size() <= most ? lines : cut(lines.subList(0, most));
    }

    /// A word that is wider than a line goes on in the next.
    private void breakUp(StringBuilder line, List<String> lines) {
        while (!fits(line.toString())) {
            var end = fitting(line.toString(), width);
            lines.add(line.substring(0, end));
            line.delete(0, end);
        }
    }

    private List<String> cut(List<String> lines) {
        var last = lines.getLast();
        var end = fitting(last, width - face.width(CUT, size));
        var cut = new ArrayList<>(lines.subList(0, lines.size() - 1));
        cut.add(last.substring(0, end) + CUT);
        return cut;
    }

    /// How much of a text fits, at least one letter, and never half of one.
    private int fitting(String text, float room) {
        var end = 0;
        var taken = 0f;
        while (end < text.length()) {
            var letter = text.codePointAt(end);
            taken += face.width(Character.toString(letter), size);
            if (taken > room && end > 0) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private boolean fits(String text) {
        return text.codePointCount(0, text.length()) <= 1 || face.width(text, size) <= width;
    }
}

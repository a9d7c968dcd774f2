package org.mecene.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// One font in one document: which letters it has, and how wide they are.
final class Face implements Closeable {
    /// The sign that Unicode has for a letter that cannot be shown.
    private static final int REPLACEMENT = 0xFFFD;

    private static final float UNITS = 1_000;

    private final TrueTypeFont file;
    private final CmapLookup letters;
    private final PDType0Font font;
    private final Map<Integer, Float> widths = new HashMap<>();

    private Face(TrueTypeFont file, PDType0Font font) throws IOException {
        this.file = file;
        this.letters = file.getUnicodeCmapLookup();
        this.font = font;
    }

    static Face of(PDDocument document, TrueTypeFont file) throws IOException {
        return new Face(file, PDType0Font.load(document, file, true));
    }

    PDType0Font font() {
        return font;
    }

    /// A text with every letter that the font lacks replaced.
    String shown(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints()
                .map(letter -> letters.getGlyphId(letter) == 0 ? REPLACEMENT : letter)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /// How wide a text is whose letters are all in the font.
    float width(String text, float size) {
        var units = 0f;
        for (var letter : text.codePoints().toArray()) {
            units += widths.computeIfAbsent(letter, this::units);
        }
        return units * size / UNITS;
    }

    private float units(int letter) {
        try {
            return font.getStringWidth(Character.toString(letter));
        } catch (IOException impossible) {
            throw new UncheckedIOException("The font is in memory", impossible);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

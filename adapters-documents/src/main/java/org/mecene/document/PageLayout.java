package org.mecene.document;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.mecene.domain.documents.Sheet;

/// Draws one page, from its top down. What may be long has a number of lines that it may take, so
/// that the fullest sheet fits.
final class PageLayout {
    private static final float LEFT = 56;
    private static final float RIGHT = 539;
    private static final float TOP = 780;
    private static final float GUTTER = 24;
    private static final float COLUMN = (RIGHT - LEFT - GUTTER) / 2;
    private static final float LABEL_COLUMN = 130;
    private static final float TITLE = 20;
    private static final float TEXT = 10;
    private static final float SMALL = 8.5f;
    private static final float SUM = 12;
    private static final float LEADING = 1.4f;
    private static final float BLACK = 0;
    private static final float GREY = 0.4f;

    private static final int BLOCK_LINES = 10;
    private static final int MOST_LINES = 3;

    private final PDPageContentStream content;
    private final Fonts fonts;
    private float y = TOP;

    PageLayout(PDPageContentStream content, Fonts fonts) {
        this.content = content;
        this.fonts = fonts;
    }

    void draw(Sheet sheet) throws IOException {
        title(sheet);
        parties(sheet);
        for (var fact : sheet.facts()) {
            fact(fact);
        }
        rule();
        amounts(sheet.amounts());
        gap(GUTTER);
        for (var note : sheet.notes()) {
            paragraph(note);
        }
    }

    private void title(Sheet sheet) throws IOException {
        var style = new Style(fonts.bold(), TITLE, BLACK);
        for (var line : style.lines(sheet.title(), RIGHT - LEFT, 2)) {
            write(line, LEFT, style);
            gap(TITLE * LEADING);
        }
        write(sheet.number(), LEFT, new Style(fonts.regular(), SUM, GREY));
        gap(2 * GUTTER);
    }

    private void parties(Sheet sheet) throws IOException {
        var top = y;
        block(sheet.from(), LEFT);
        var lowest = y;
        y = top;
        block(sheet.to(), LEFT + COLUMN + GUTTER);
        y = Math.min(lowest, y);
        gap(GUTTER);
        rule();
    }

    private void block(Sheet.Block block, float x) throws IOException {
        write(block.label(), x, new Style(fonts.regular(), SMALL, GREY));
        gap(TEXT * LEADING);
        var left = BLOCK_LINES;
        var style = new Style(fonts.bold(), TEXT, BLACK);
        for (var text : block.lines()) {
            for (var line : style.lines(text, COLUMN, Math.min(left, MOST_LINES))) {
                write(line, x, style);
                gap(TEXT * LEADING);
                left--;
            }
            if (left <= 0) {
                return;
            }
            style = new Style(fonts.regular(), TEXT, BLACK);
        }
    }

    private void fact(Sheet.Line fact) throws IOException {
        var style = new Style(fonts.regular(), TEXT, BLACK);
        write(fact.label(), LEFT, new Style(fonts.regular(), TEXT, GREY));
        var x = LEFT + LABEL_COLUMN;
        for (var line : style.lines(fact.value(), RIGHT - x, MOST_LINES)) {
            write(line, x, style);
            gap(TEXT * LEADING);
        }
    }

    private void amounts(List<Sheet.Line> amounts) throws IOException {
        var left = amounts.size();
        for (var amount : amounts) {
            var isSum = --left == 0;
            var style =
                    isSum
                            ? new Style(fonts.bold(), SUM, BLACK)
                            : new Style(fonts.regular(), TEXT, BLACK);
            write(amount.label(), LEFT, style);
            var value = style.lines(amount.value(), RIGHT - LEFT - LABEL_COLUMN, 1).getFirst();
            write(value, RIGHT - style.face().width(value, style.size()), style);
            gap(SUM * LEADING);
        }
    }

    private void paragraph(String note) throws IOException {
        var style = new Style(fonts.regular(), SMALL, GREY);
        for (var line : style.lines(note, RIGHT - LEFT, MOST_LINES)) {
            write(line, LEFT, style);
            gap(SMALL * LEADING);
        }
    }

    private void rule() throws IOException {
        content.setStrokingColor(GREY);
        content.setLineWidth(0.5f);
        content.moveTo(LEFT, y);
        content.lineTo(RIGHT, y);
        content.stroke();
        gap(GUTTER);
    }

    private void gap(float height) {
        y -= height;
    }

    private void write(String line, float x, Style style) throws IOException {
        content.beginText();
        content.setFont(style.face().font(), style.size());
        content.setNonStrokingColor(style.grey());
        content.newLineAtOffset(x, y);
        content.showText(style.face().shown(Printable.fromLeft(Printable.line(line))));
        content.endText();
    }

    /// @param grey from 0, which is black, to 1
    private record Style(Face face, float size, float grey) {
        List<String> lines(String text, float width, int most) {
            return new Lines(face, size, width).of(text, most);
        }
    }
}

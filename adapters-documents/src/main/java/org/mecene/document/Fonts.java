package org.mecene.document;

import java.io.Closeable;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The fonts of one document. Closed after it was saved.
record Fonts(Face regular, Face bold) implements Closeable {
    static Fonts in(PDDocument document, FontFiles files) throws IOException {
        return new Fonts(Face.of(document, files.regular()), Face.of(document, files.bold()));
    }

    @Override
    public void close() throws IOException {
        regular.close();
        bold.close();
    }
}

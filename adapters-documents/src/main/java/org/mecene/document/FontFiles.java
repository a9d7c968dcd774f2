package org.mecene.document;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// DejaVu Sans, which has the letters of Latin with all its marks, Greek and Cyrillic. Under the
/// licence of Bitstream Vera, beside it as `LICENSE`: free to embed.
final class FontFiles {
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";

    private final byte[] regular;
    private final byte[] bold;

    private FontFiles(byte[] regular, byte[] bold) {
        this.regular = regular;
        this.bold = bold;
    }

    /// @throws UncheckedIOException when the build left them out
    static FontFiles read() {
        return new FontFiles(read("DejaVuSans.ttf"), read("DejaVuSans-Bold.ttf"));
    }

    TrueTypeFont regular() throws IOException {
        return parsed(regular);
    }

    TrueTypeFont bold() throws IOException {
        return parsed(bold);
    }

    /// Each document has its own: what reads a font is not safe for several threads.
    private static TrueTypeFont parsed(byte[] file) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(file));
    }

    private static byte[] read(String name) {
        try (var in = FontFiles.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

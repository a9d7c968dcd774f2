package org.mecene.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.concurrent.Semaphore;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.mecene.domain.documents.DocumentPrinter;
import org.mecene.domain.documents.Sheet;
import org.mecene.domain.text.Bytes;

/// Prints with PDFBox and a font that comes with us, of which a document holds the letters that it
/// uses. A few at a time: each keeps some megabytes while it works, for some hundredths of a
/// second.
public final class PdfPrinter implements DocumentPrinter {
    private static final String MAKER = "Mecene";

    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);
    private final FontFiles files = FontFiles.read();

    @Override
    public Bytes print(Sheet sheet) {
        turns.acquireUninterruptibly();
        try (var document = new PDDocument();
                var fonts = Fonts.in(document, files)) {
            describe(document, sheet);
            draw(document, sheet, fonts);
            var out = new ByteArrayOutputStream();
            document.save(out);
            return Bytes.of(out.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException("Nothing but memory is written to", impossible);
        } finally {
            turns.release();
        }
    }

    private static void draw(PDDocument document, Sheet sheet, Fonts fonts) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            new PageLayout(content, fonts).draw(sheet);
        }
    }

    private static void describe(PDDocument document, Sheet sheet) {
        // Otherwise it is made of the time.
        document.setDocumentId((long) sheet.number().hashCode());
        var information = document.getDocumentInformation();
        information.setTitle(sheet.title() + " " + sheet.number());
        information.setCreator(MAKER);
        information.setProducer(MAKER);
        information.setCreationDate(
                GregorianCalendar.from(sheet.issuedAt().atZone(ZoneOffset.UTC)));
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage(sheet.language().wire());
        var preferences = new PDViewerPreferences(new COSDictionary());
        preferences.setDisplayDocTitle(true);
        catalog.setViewerPreferences(preferences);
    }
}

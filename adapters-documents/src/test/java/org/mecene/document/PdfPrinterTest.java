package org.mecene.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.documents.Sheet;
import org.mecene.domain.documents.Sheet.Block;
import org.mecene.domain.documents.Sheet.Line;
import org.mecene.domain.identity.Language;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.text.Bytes;

final class PdfPrinterTest {
    private static final Instant ISSUED = Instant.parse("2026-03-01T09:00:00Z");

    private final PdfPrinter printer = new PdfPrinter();

    @ParameterizedTest
    @EnumSource
    void prints_everything_on_one_page_in_letters_that_can_be_read_back(Language language)
            throws IOException {
        var pdf = printer.print(sheet(language, "Aïssatou Ndiaye", "Un puits « pour » l’école"));

        try (var document = Loader.loadPDF(pdf.toArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(language.wire());
            assertThat(document.getDocumentInformation().getTitle())
                    .isEqualTo("Reçu de don R-2026-000001");
            assertThat(text(document))
                    .contains("Reçu de don", "R-2026-000001", "Émis par", "Mecene", "Dakar")
                    .contains("Établi pour", "Aïssatou Ndiaye", "12, rue de l’Industrie")
                    .contains("Don à", "Un puits « pour » l’école", "5 250 F CFA", "Merci.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Łukasz Żółć",
                "Ελένη Παπαδοπούλου",
                "Олександр Шевченко",
                "Nguyễn Thị Ánh",
                "Ọlá Ṣẹ́gun",
                "office affluence fi fl ffi"
            })
    void has_the_letters_of_many_languages(String name) throws IOException {
        assertThat(textOf(name)).contains(name);
    }

    @Test
    void writes_from_right_to_left_what_is_read_so() throws IOException {
        assertThat(textOf("שלום Awa")).contains("שלום");
    }

    @ParameterizedTest
    @ValueSource(strings = {"株式会社", "🙈🙈", "\uE000", "\uD800", "\u0378"})
    void shows_a_sign_for_letters_that_it_lacks(String name) throws IOException {
        var text = textOf("Bob " + name + " Diop");

        assertThat(text).contains("Bob").contains("Diop").doesNotContain(name);
    }

    @Test
    void shows_the_same_sign_everywhere() throws IOException {
        assertThat(textOf("Bob 株 Diop")).contains("Bob \uFFFD Diop");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u0000\u0001\u001b[31m",
                "a\tb\r\nc\u2028d\u2029e",
                "\u202Eevil\u202C \u2066x\u2069 \u200B\u200D\uFEFF",
                "%s %n {0} ${x} <b>&amp;</b> ) Tj ET (",
                "a\u0301\u0301\u0301\u0301\u0301",
            })
    void is_harmed_by_nothing_that_people_type(String text) throws IOException {
        assertThat(textOf(text)).contains("R-2026-000001").doesNotContain("\u202E", "\u0000");
    }

    @Test
    void piles_up_no_marks() throws IOException {
        var text = textOf("Zalgo" + "\u0300".repeat(10_000));

        assertThat(text).contains("Zalg").doesNotContain("\u0300".repeat(5));
    }

    @Test
    void drops_overrides_of_the_direction() throws IOException {
        assertThat(textOf("\u202Eevil\u202C")).contains("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"W", "long word ", "é ", "株", "\u05D0 "})
    void cuts_what_is_too_long_and_stays_on_one_page(String part) throws IOException {
        var endless = part.repeat(10_000);
        var began = System.nanoTime();

        var pdf = printer.print(sheet(Language.EN, endless, endless));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(pdf.length()).isLessThan(100_000);
        try (var document = Loader.loadPDF(pdf.toArray())) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document)).contains("…", "5 250 F CFA", "Merci.");
        }
    }

    @Test
    void wraps_a_long_name_between_its_words() throws IOException {
        var name = "Association des amis de la bibliothèque municipale de Saint-Louis du Sénégal";

        var text = textOf(name);

        assertThat(text.replaceAll("\\s+", " ")).contains("Association des amis");
        for (var word : name.split(" ", -1)) {
            assertThat(text).contains(word);
        }
    }

    @Test
    void gives_the_same_bytes_for_the_same_sheet() {
        var sheet = sheet(Language.FR, "Aïssatou", "Un puits");

        var printed = Race.of(() -> printer.print(sheet)).values();

        assertThat(printed).containsOnly(new PdfPrinter().print(sheet));
    }

    @Test
    void prints_some_hundred_in_seconds() {
        var began = System.nanoTime();
        for (var count = 0; count < 100; count++) {
            printer.print(sheet(Language.FR, "Aïssatou", "Un puits"));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
    }

    private String textOf(String name) throws IOException {
        try (var document = Loader.loadPDF(print(name).toArray())) {
            return text(document);
        }
    }

    private Bytes print(String name) {
        return printer.print(sheet(Language.EN, name, name));
    }

    private static String text(PDDocument document) throws IOException {
        return Objects.requireNonNull(new PDFTextStripper().getText(document))
                .replace('\u00A0', ' ');
    }

    private static Sheet sheet(Language language, String payer, String title) {
        return new Sheet(
                language,
                "Reçu de don",
                "R-2026-000001",
                ISSUED,
                new Block("Émis par", List.of("Mecene", "1, rue du Port", "Dakar")),
                new Block("Établi pour", List.of(payer, "12, rue de l’Industrie", payer)),
                List.of(
                        new Line("Numéro", "R-2026-000001"),
                        new Line("Don à", title),
                        new Line("En faveur de", payer)),
                List.of(
                        new Line("Don", "5\u202F000\u00A0F\u202FCFA"),
                        new Line("Payé", "5\u202F250\u00A0F\u202FCFA")),
                List.of("Merci.", "Aucune taxe n’est indiquée."));
    }
}

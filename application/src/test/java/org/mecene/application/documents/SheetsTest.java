package org.mecene.application.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.DocumentNumber;
import org.mecene.domain.documents.Party;
import org.mecene.domain.documents.Sheet;
import org.mecene.domain.identity.Language;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.Period;

final class SheetsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Sheets sheets = new Sheets();

    @ParameterizedTest
    @EnumSource
    void has_words_for_everything_that_is_paid_for(PaymentPurpose purpose) {
        for (var language : Language.values()) {
            var sheet = sheets.of(document(DocumentKind.of(purpose), purpose), language);

            assertThat(sheet.facts()).extracting(Sheet.Line::value).contains("What was bought");
        }
    }

    @ParameterizedTest
    @EnumSource
    void has_words_for_every_kind_of_document(DocumentKind kind) {
        for (var language : Language.values()) {
            var sheet = sheets.of(document(kind, PaymentPurpose.DONATION), language);

            assertThat(sheet.title()).isNotBlank();
        }
    }

    private static Document document(DocumentKind kind, PaymentPurpose purpose) {
        var id = new UUID(1, 1);
        return new Document(
                new DocumentId(id),
                new DocumentNumber(kind, 2026, 1),
                new PaymentId(id),
                id,
                new Document.Facts(
                        Party.named("Mecene"),
                        xof(5_000),
                        null,
                        purpose,
                        "What was bought",
                        "Awa",
                        NOW,
                        new Period(NOW, NOW.plus(Duration.ofDays(30))),
                        new DocumentNumber(DocumentKind.RECEIPT, 2026, 2)),
                Party.named("Bob"),
                NOW);
    }
}

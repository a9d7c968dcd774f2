package org.mecene.domain.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentNumberTest {
    @ParameterizedTest
    @EnumSource
    void reads_what_it_wrote(DocumentKind kind) {
        var number = new DocumentNumber(kind, 2026, 42);

        assertThat(DocumentNumber.parse(number.toString())).isEqualTo(number);
    }

    @Test
    void grows_beyond_six_digits() {
        var number = new DocumentNumber(DocumentKind.INVOICE, 2026, 1_234_567);

        assertThat(number).hasToString("F-2026-1234567");
        assertThat(DocumentNumber.parse("F-2026-1234567")).isEqualTo(number);
    }

    @Test
    void is_written_in_the_same_digits_wherever_the_server_runs() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(new DocumentNumber(DocumentKind.RECEIPT, 2026, 1))
                    .hasToString("R-2026-000001");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R-2026-1",
                "X-2026-000001",
                "R-26-000001",
                "R-2026-000000",
                "r-2026-000001"
            })
    void refuses_what_is_no_number(String text) {
        assertThatThrownBy(() -> DocumentNumber.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

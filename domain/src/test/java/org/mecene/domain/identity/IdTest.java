package org.mecene.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;

final class IdTest {
    private static final String CANONICAL = "019c9c37-d0fb-7abc-8000-00000000000f";

    @Test
    void reads_the_canonical_form_in_either_case() {
        var expected = new UserId(UUID.fromString(CANONICAL));

        assertThat(Id.parse(CANONICAL, UserId::new)).isEqualTo(expected);
        assertThat(Id.parse("019C9C37-D0FB-7ABC-8000-00000000000F", UserId::new))
                .isEqualTo(expected)
                .hasToString(CANONICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-1-1-1-1",
                "019c9c37d0fb7abc800000000000000f",
                "{019c9c37-d0fb-7abc-8000-00000000000f}",
                " 019c9c37-d0fb-7abc-8000-00000000000f",
                "019c9c37-d0fb-7abc-8000-00000000000f0",
                "019c9c37-d0fb-7abc-8000-00000000000g",
                "०19c9c37-d0fb-7abc-8000-00000000000f",
                "019c9c37-d0fb-7abc-8000-000000000\u0000"
            })
    void refuses_everything_else(String text) {
        assertThat(invalidity(() -> Id.parse(text, UserId::new))).isEqualTo(Code.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-", "0-", "é"})
    void comes_to_an_end_with_very_long_texts(String part) {
        assertThat(invalidity(() -> Id.parse(part.repeat(50_000), UserId::new)))
                .isEqualTo(Code.INVALID);
    }
}

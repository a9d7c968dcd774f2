package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;

final class CountryTest {
    @Test
    void reads_an_assigned_code() {
        assertThat(Country.parse("SN").code()).isEqualTo("SN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sn", "Sn", "SEN", "XX", "S", " SN"})
    void refuses_everything_else(String code) {
        assertThat(invalidity(() -> Country.parse(code))).isEqualTo(Code.UNSUPPORTED);
    }
}

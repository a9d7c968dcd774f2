package org.mecene.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;

final class LanguageTest {
    @ParameterizedTest
    @CsvSource({"en, EN", "fr, FR", "FR, FR", "fr-SN, FR", "en-GB, EN", "fr-Latn-CI, FR"})
    void reads_a_tag_and_drops_the_region(String tag, Language expected) {
        assertThat(Language.parse(tag)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "de", "wo", "fr_SN", "french", "*", "\u0000"})
    void refuses_a_language_that_it_does_not_write(String tag) {
        assertThat(invalidity(() -> Language.parse(tag))).isEqualTo(Code.UNSUPPORTED);
    }

    @ParameterizedTest
    @EnumSource
    void reads_its_own_tag(Language language) {
        assertThat(Language.parse(language.wire())).isEqualTo(language);
    }

    @ParameterizedTest
    @EnumSource
    void roles_have_a_name_that_reads_back(Role role) {
        assertThat(Role.ofWire(role.wire())).isEqualTo(role);
    }
}

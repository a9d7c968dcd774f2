package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.testkit.Properties;

final class TagTest {
    @ParameterizedTest
    @CsvSource({
        "Musique, musique",
        "'  #Été ', été",
        "e\u0301te\u0301, été",
        "bande-dessinée, bande-dessinée",
        "2026, 2026",
        "音楽, 音楽",
        "संगीत, संगीत",
    })
    void reads_a_word_of_any_script_in_its_one_form(String text, String expected) {
        assertThat(Tag.parse(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', REQUIRED",
        "'  ', REQUIRED",
        "'#', REQUIRED",
        "'##a', INVALID",
        "'a b', INVALID",
        "-a, INVALID",
        "a-, INVALID",
        "a--b, INVALID",
        "a.b, INVALID",
        "<b>, INVALID",
        "🎨, INVALID",
        "a\u202Eb, INVALID",
    })
    void refuses_what_is_no_word(String text, Code expected) {
        assertThat(invalidity(() -> Tag.parse(text))).isEqualTo(expected);
    }

    @Test
    void takes_40_characters_and_no_more() {
        assertThat(Tag.parse("a".repeat(40)).value()).hasSize(40);
        assertThat(invalidity(() -> Tag.parse("a".repeat(41)))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void counts_the_form_that_is_kept() {
        assertThat(invalidity(() -> Tag.parse("İ".repeat(40)))).isEqualTo(Code.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-", "-", "e\u0301", "#"})
    void comes_to_an_end_with_very_long_texts(String part) {
        assertThat(invalidity(() -> Tag.parse(part.repeat(50_000)))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void reads_its_own_form_as_the_same_tag() {
        Properties.forAll(
                10_000,
                random -> Properties.text(random, "aZé-9İſΣß\u0301漢ﬀ", 10),
                TagTest::readsAgain);
    }

    private static void readsAgain(String text) {
        try {
            var tag = Tag.parse(text);
            assertThat(Tag.parse(tag.value())).isEqualTo(tag);
        } catch (InvalidValue _) {
            // Not a tag; then there is nothing to read again.
        }
    }
}

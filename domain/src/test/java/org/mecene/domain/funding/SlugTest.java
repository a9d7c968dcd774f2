package org.mecene.domain.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Properties;

final class SlugTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "water", "un-puits-2026", "1-2-3"})
    void reads_a_slug(String text) {
        assertThat(Slug.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", "-a", "a-", "a--b", "A", "é", "a b", "a_b", "a/b", "../a", "a\n"})
    void refuses_everything_else(String text) {
        assertThat(invalidity(() -> Slug.parse(text))).isEqualTo(Code.INVALID);
    }

    @Test
    void takes_80_characters_and_no_more() {
        assertThat(Slug.parse("a".repeat(80)).value()).hasSize(80);
        assertThat(invalidity(() -> Slug.parse("a".repeat(81)))).isEqualTo(Code.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a-", "-", "a--"})
    void comes_to_an_end_with_very_long_texts(String part) {
        assertThat(invalidity(() -> Slug.parse(part.repeat(50_000)))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void uses_all_the_room_that_it_has() {
        assertThat(Slug.of("a".repeat(73), "abc123").value()).hasSize(80);
        assertThat(Slug.of("a".repeat(90), "abc123").value()).isEqualTo("a".repeat(73) + "-abc123");
        assertThat(Slug.of("a".repeat(72) + " b", "abc123").value())
                .isEqualTo("a".repeat(72) + "-abc123");
    }

    @ParameterizedTest
    @CsvSource({
        "Un puits pour Thiès !, un-puits-pour-thies-x1",
        "  —  , x1",
        "張偉, x1",
        "A  &  B, a-b-x1",
        "École n° 5, ecole-n-5-x1",
    })
    void is_made_of_a_title(String title, String expected) {
        assertThat(Slug.of(title, "x1").value()).isEqualTo(expected);
    }

    @Test
    void makes_only_what_it_would_take() {
        Properties.forAll(
                5_000,
                random -> Properties.text(random, "abZé9 -_/—ß漢🌍İ", 120),
                title -> {
                    var slug = Slug.of(title, "abc123");
                    assertThat(Slug.parse(slug.value())).isEqualTo(slug);
                    assertThat(slug.value()).endsWith("abc123");
                });
    }
}

package org.mecene.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Properties;

final class TextTest {
    @Test
    void strips_white_space_at_both_ends() {
        assertThat(Text.line(1, 10).apply(" \u2003 Awa \u00A0x ")).isEqualTo("Awa \u00A0x");
        assertThat(Text.body(1, 20).apply("\n\n Une\n\n autre \n")).isEqualTo("Une\n\n autre");
    }

    @Test
    void writes_in_one_normal_form() {
        assertThat(Text.line(1, 3).apply("e\u0301te\u0301")).isEqualTo("été");
    }

    @Test
    void counts_characters_as_people_do() {
        assertThat(Text.line(1, 3).apply("🌍🌍🌍")).isEqualTo("🌍🌍🌍");
        assertThat(invalidity(() -> Text.line(1, 3).apply("🌍🌍🌍🌍"))).isEqualTo(Code.TOO_LONG);
        assertThat(invalidity(() -> Text.line(3, 9).apply("🌍🌍"))).isEqualTo(Code.TOO_SHORT);
    }

    @Test
    void turns_line_ends_into_one_kind() {
        assertThat(Text.body(1, 10).apply("a\r\nb\nc")).isEqualTo("a\nb\nc");
    }

    @Test
    void takes_the_empty_text_where_none_is_needed() {
        assertThat(Text.line(0, 3).apply("   ")).isEmpty();
        assertThat(invalidity(() -> Text.line(1, 3).apply("   "))).isEqualTo(Code.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200B", "\u2060\uFEFF", "\u200D", "\u3164", "\u2800", " \u200B \u00AD"})
    void takes_nothing_that_nobody_can_see_for_a_text(String invisible) {
        assertThat(invalidity(() -> Text.line(1, 9).apply(invisible))).isEqualTo(Code.REQUIRED);
        assertThat(invalidity(() -> Text.body(1, 9).apply(invisible))).isEqualTo(Code.REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001B", "\u007F", "\u0085", "\u2028", "\u2029"})
    void refuses_control_characters(String control) {
        assertThat(invalidity(() -> Text.line(0, 9).apply("a" + control + "b")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
        assertThat(invalidity(() -> Text.body(0, 9).apply("a" + control + "b")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\r\n"})
    void takes_line_ends_and_tabs_in_a_text_of_several_lines_only(String space) {
        assertThat(invalidity(() -> Text.line(0, 9).apply("a" + space + "b")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
        assertThat(Text.body(0, 9).apply("a" + space + "b")).startsWith("a").endsWith("b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2069"
            })
    void refuses_what_turns_the_direction_of_reading(String override) {
        assertThat(invalidity(() -> Text.line(0, 9).apply("a" + override + "b")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDC00", "\uDC00\uD800", "\uFFFE", "\uFFFF", "\uFDD0"})
    void refuses_halves_of_characters_and_noncharacters(String broken) {
        assertThat(invalidity(() -> Text.line(0, 9).apply("a" + broken + "b")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
        assertThat(invalidity(() -> Text.line(0, 9).apply("a\uDBFF\uDFFF")))
                .isEqualTo(Code.CONTROL_CHARACTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦", "🏳️‍🌈", "क्‍ष", "می‌خواهم", "ශ්‍රී", "👍🏿"})
    void keeps_joiners_that_belong_to_letters_and_emoji(String text) {
        assertThat(Text.line(1, 20).apply(text)).isEqualTo(text);
    }

    @Test
    void comes_to_an_end_with_very_long_texts() {
        assertThat(invalidity(() -> Text.line(1, 60).apply("e\u0301".repeat(50_000))))
                .isEqualTo(Code.TOO_LONG);
        assertThat(invalidity(() -> Text.line(1, 60).apply("\u0301".repeat(50_000))))
                .isEqualTo(Code.TOO_LONG);
        assertThat(invalidity(() -> Text.body(1, 60).apply("\r\n".repeat(50_000) + "\u200B")))
                .isEqualTo(Code.REQUIRED);
    }

    @Test
    void reads_its_own_form_as_the_same_text() {
        Properties.forAll(
                10_000,
                random -> Properties.text(random, "aé\u0301\u0327 \u00A0क़ﬀ漢🌍\uFB2C", 12),
                text -> {
                    var once = Text.line(0, 100).apply(text);
                    assertThat(Text.line(0, 100).apply(once)).isEqualTo(once);
                });
    }
}

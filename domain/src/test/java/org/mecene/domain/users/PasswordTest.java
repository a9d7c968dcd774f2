package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;

final class PasswordTest {
    @Test
    void takes_what_somebody_chooses_as_it_is() {
        var text = "  Été à Ségou 🌞\t ";

        assertThat(Password.chosen(text).value()).isEqualTo(text);
    }

    @Test
    void counts_characters_as_people_do() {
        assertThat(Password.chosen("🌞".repeat(8)).value()).hasSize(16);
        assertThat(invalidity(() -> Password.chosen("🌞".repeat(7)))).isEqualTo(Code.TOO_SHORT);
        assertThat(Password.chosen("🌞".repeat(128)).value()).hasSize(256);
        assertThat(invalidity(() -> Password.chosen("🌞".repeat(129)))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void lets_somebody_try_a_short_one() {
        assertThat(Password.attempted("").value()).isEmpty();
        assertThat(Password.attempted("x").value()).isEqualTo("x");
    }

    @Test
    void refuses_a_very_long_one_before_it_costs_a_derivation() {
        assertThat(invalidity(() -> Password.attempted("x".repeat(50_000))))
                .isEqualTo(Code.TOO_LONG);
    }

    @Test
    void never_shows_itself() {
        assertThat(Password.chosen("correct horse")).hasToString("***");
        assertThat(new PasswordHash("$argon2id$abc")).hasToString("***");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord123", "azertyuiop", "12345678", "motdepasse1"})
    void refuses_what_is_tried_first(String common) {
        assertThat(invalidity(() -> Password.chosen(common))).isEqualTo(Code.TOO_COMMON);
        assertThat(Password.attempted(common).value()).isEqualTo(common);
    }

    @Test
    void takes_the_ways_of_writing_a_letter_as_one() {
        var composed = Password.chosen("caf\u00e9 corr\u00e8ze");
        var decomposed = Password.attempted("cafe\u0301 corre\u0300ze");
        var wide = Password.chosen("\uff43\uff4f\uff52\uff52\uff45\uff43\uff54 horse");

        assertThat(decomposed).isEqualTo(composed);
        assertThat(wide).isEqualTo(Password.attempted("correct horse"));
    }

    @Test
    void counts_what_a_character_stands_for() {
        var oneThatBecomesEighteen = "\ufdfa";

        assertThat(invalidity(() -> Password.attempted(oneThatBecomesEighteen.repeat(100))))
                .isEqualTo(Code.TOO_LONG);
    }
}

package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Properties;

final class HandleTest {
    @ParameterizedTest
    @CsvSource({"awa, awa", "AWA, awa", "'  Awa_N-1 ', awa_n-1", "007, 007"})
    void reads_a_handle_in_lower_case(String text, String expected) {
        assertThat(Handle.parse(text).value()).isEqualTo(expected);
    }

    @Test
    void reads_as_what_it_is() {
        assertThat(Handle.parse("awa")).hasToString("awa");
    }

    @ParameterizedTest
    @CsvSource({
        "'', TOO_SHORT",
        "ab, TOO_SHORT",
        "'  ab  ', TOO_SHORT",
        "abcdefghijklmnopqrstuvwxyz12345, TOO_LONG",
        "_awa, INVALID",
        "awa-, INVALID",
        "a wa, INVALID",
        "a.wa, INVALID",
        "@awa, INVALID",
        "awà, INVALID",
        "аwа, INVALID",
        "awa\u202E, INVALID",
        "a\u200Bwa, INVALID",
        "admin, RESERVED",
        "Admin, RESERVED",
        "null, RESERVED",
        "adm1n, RESERVED",
        "a-d-m-i-n, RESERVED",
        "rnecene, RESERVED",
        "rno-derat0r, RESERVED",
        "vvvvvv, RESERVED",
        "0fficia1, RESERVED",
    })
    void refuses_what_could_pass_for_something_else(String text, Code expected) {
        assertThat(invalidity(() -> Handle.parse(text))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "awa, awa",
        "a-w_a, awa",
        "ami, aml",
        "aml, aml",
        "am1, aml",
        "rnoi0, molo",
        "vvill, wlll",
        "b0b, bob"
    })
    void reads_like_another(String text, String expected) {
        assertThat(Handle.parse(text).likeness()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "a_", "-", "é", "\u0000"})
    void comes_to_an_end_with_very_long_texts(String part) {
        assertThat(invalidity(() -> Handle.parse(part.repeat(50_000)))).isEqualTo(Code.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "Awa Ndiaye, awandiaye-x1y2",
        "Éloïse, eloise-x1y2",
        "張偉, user-x1y2",
        "🌍, user-x1y2",
        "admin, admin-x1y2",
        "-_-, user-x1y2",
        "az09, az09-x1y2",
    })
    void derives_a_handle_from_a_name(String name, String expected) {
        assertThat(Handle.derivedFrom(name, "x1y2").value()).isEqualTo(expected);
    }

    @Test
    void derives_only_what_it_would_take() {
        Properties.forAll(
                5_000,
                random -> Properties.text(random, "aZé9 -_ß漢🌍İſﬀ", 80),
                name -> {
                    var handle = Handle.derivedFrom(name, "abcdef123456");
                    assertThat(Handle.parse(handle.value())).isEqualTo(handle);
                });
    }
}

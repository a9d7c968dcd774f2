package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.invalidity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.refusal.InvalidValue;
import org.mecene.domain.testkit.Properties;

final class EmailAddressTest {
    @ParameterizedTest
    @CsvSource({
        "awa@example.org, awa@example.org",
        "Awa.Ndiaye+news@Example.ORG, awa.ndiaye+news@example.org",
        "'  awa@example.org  ', awa@example.org",
        "awa@dakar.example.sn, awa@dakar.example.sn",
        "awa@café.example, awa@xn--caf-dma.example",
        "awa@CAFÉ.example, awa@xn--caf-dma.example",
        "!#$%&*+-/=?^_`{|}~@example.org, !#$%&*+-/=?^_`{|}~@example.org",
        "1@2.example, 1@2.example",
        "azAZ09@example.org, azaz09@example.org",
    })
    void reads_an_address_in_its_one_form(String text, String expected) {
        assertThat(EmailAddress.parse(text).value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "awa",
                "awa@",
                "@example.org",
                "awa@example",
                "awa@.org",
                "awa@example.",
                "awa@example..org",
                "awa@-example.org",
                "awa@exa_mple.org",
                "awa@exa mple.org",
                ".awa@example.org",
                "awa.@example.org",
                "a..b@example.org",
                "a b@example.org",
                "a@b@example.org",
                "\"awa\"@example.org",
                "awa@[127.0.0.1]",
                // IDNA2003 reads these as domains of others.
                "awa@fa\u00DF.de",
                "awa@FA\u1E9E.de",
                "awa@\u03C3\u03C2.gr",
                "awa@a\u200Cb.example.org",
                "awa@a\u200Db.example.org",
                "awa@127.0.0.1",
                "awà@example.org",
                "awa@example.org\nBcc: x@example.org",
                "awa\u0000@example.org",
                "awa@exam\u0000ple.org",
                "Awa <awa@example.org>",
                "awa@🌍.example"
            })
    void refuses_what_mail_servers_would_not_take(String text) {
        assertThat(invalidity(() -> EmailAddress.parse(text))).isEqualTo(Code.INVALID);
    }

    @Test
    void takes_64_characters_before_the_at_and_no_more() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org").value()).hasSize(76);
        assertThat(invalidity(() -> EmailAddress.parse("a".repeat(65) + "@example.org")))
                .isEqualTo(Code.INVALID);
    }

    @Test
    void takes_254_characters_in_all_and_no_more() {
        var label = "d".repeat(60) + ".";
        var longest = "a".repeat(7) + "@" + label.repeat(4) + "ab";

        assertThat(EmailAddress.parse(longest).value()).hasSize(254);
        assertThat(invalidity(() -> EmailAddress.parse("a" + longest))).isEqualTo(Code.TOO_LONG);
    }

    @Test
    void counts_the_form_that_is_kept() {
        var grows = "awa@" + "é.".repeat(60) + "example";

        assertThat(invalidity(() -> EmailAddress.parse(grows))).isEqualTo(Code.TOO_LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.", ".", "@", "é", "-", "a@", "@a", "\u0000"})
    void comes_to_an_end_with_very_long_texts(String part) {
        assertThat(invalidity(() -> EmailAddress.parse(part.repeat(50_000))))
                .isIn(Code.TOO_LONG, Code.INVALID);
    }

    @Test
    void reads_its_own_form_as_the_same_address() {
        Properties.forAll(
                5_000,
                random ->
                        Properties.text(random, "aA1.-+é_ß", 12)
                                + "@"
                                + Properties.text(random, "aA1.-éü", 12)
                                + ".org",
                EmailAddressTest::readsAgain);
    }

    @Test
    void hides_the_local_part_when_it_is_shown() {
        assertThat(EmailAddress.parse("awa@example.org").toString())
                .doesNotContain("awa")
                .endsWith("@example.org");
    }

    private static void readsAgain(String text) {
        try {
            var address = EmailAddress.parse(text);
            assertThat(EmailAddress.parse(address.value())).isEqualTo(address);
        } catch (InvalidValue _) {
            // Not an address; then there is nothing to read again.
        }
    }
}

package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TotpSecretTest {
    private static final TotpSecret SECRET = secret("12345678901234567890");
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:10Z");

    /// RFC 6238, appendix B, the last six of its eight digits.
    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void makes_the_codes_of_the_standard(long second, String code) {
        assertThat(SECRET.codeAt(Instant.ofEpochSecond(second))).isEqualTo(code);
    }

    @Test
    void takes_the_codes_of_one_step_before_and_after() {
        var present = SECRET.stepOf(SECRET.codeAt(NOW), NOW).orElseThrow();

        assertThat(SECRET.stepOf(SECRET.codeAt(NOW.minusSeconds(30)), NOW)).hasValue(present - 1);
        assertThat(SECRET.stepOf(SECRET.codeAt(NOW.plusSeconds(30)), NOW)).hasValue(present + 1);
        assertThat(SECRET.stepOf(SECRET.codeAt(NOW.minusSeconds(60)), NOW)).isEmpty();
        assertThat(SECRET.stepOf(SECRET.codeAt(NOW.plusSeconds(60)), NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "12345", "1234567", "abcdef", "é🌍"})
    void takes_nothing_else(String code) {
        assertThat(SECRET.stepOf(code, NOW)).isEmpty();
    }

    @Test
    void is_made_of_randomness_and_never_shows_itself() {
        var first = TotpSecret.from("one");
        var second = TotpSecret.from("another");

        assertThat(first.base32()).hasSize(32).isNotEqualTo(second.base32());
        assertThat(first.toString()).doesNotContain(first.base32());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "MFRA",
                "mfrggzdfmztwq2lkmfrggzdfmztwq2lk",
                "1FRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"
            })
    void is_always_of_160_bits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TotpSecret(text));
    }

    /// RFC 4648, section 10, without the padding.
    @ParameterizedTest
    @CsvSource({
        "f,MY",
        "fo,MZXQ",
        "foo,MZXW6",
        "foob,MZXW6YQ",
        "fooba,MZXW6YTB",
        "foobar,MZXW6YTBOI"
    })
    void is_written_in_the_base32_of_the_standard(String text, String encoded) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Base32.encode(ByteBuffer.wrap(bytes))).isEqualTo(encoded);
        assertThat(Base32.decode(encoded)).isEqualTo(bytes);
    }

    private static TotpSecret secret(String ascii) {
        return new TotpSecret(
                Base32.encode(ByteBuffer.wrap(ascii.getBytes(StandardCharsets.UTF_8))));
    }
}

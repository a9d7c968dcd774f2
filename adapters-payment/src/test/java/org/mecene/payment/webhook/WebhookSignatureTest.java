package org.mecene.payment.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;

class WebhookSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final byte[] BODY = "{\"id\":\"evt_1\"}".getBytes(UTF_8);

    /// Computed with `openssl dgst -sha256 -hmac whsec_test` over `1795262400.{"id":"evt_1"}`.
    private static final String DIGEST =
            "f3d940b00776ea46fbb1ea9ea1bb9c9a64154b79a2d3bb705c8e8bb40a358766";

    private final WebhookSignature signature = new WebhookSignature("whsec_test");

    @Test
    void signs_the_seconds_and_the_body() {
        var header = signature.sign(BODY, NOW);

        assertThat(header).isEqualTo("t=1795262400,v1=" + DIGEST);
    }

    @Test
    @Rule("W1")
    void takes_its_own_signature() {
        var header = signature.sign(BODY, NOW);

        assertThat(signature.isGenuine(BODY, header, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, -1, 0, 1, 300})
    void takes_a_signature_of_the_last_and_the_next_five_minutes(long seconds) {
        var header = signature.sign(BODY, NOW.plusSeconds(seconds));

        assertThat(signature.isGenuine(BODY, header, NOW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400, -301, 301, 86_400})
    @Rule("W1")
    void refuses_a_signature_of_another_time(long seconds) {
        var header = signature.sign(BODY, NOW.plusSeconds(seconds));

        assertThat(signature.isGenuine(BODY, header, NOW)).isFalse();
    }

    @Test
    void counts_the_tolerance_to_the_part_of_a_second() {
        var header = signature.sign(BODY, NOW);

        assertThat(signature.isGenuine(BODY, header, NOW.plus(WebhookSignature.TOLERANCE)))
                .isTrue();
        assertThat(
                        signature.isGenuine(
                                BODY,
                                header,
                                NOW.plus(WebhookSignature.TOLERANCE).plus(Duration.ofMillis(1))))
                .isFalse();
    }

    @Test
    void takes_one_right_digest_among_several_while_a_secret_is_replaced() {
        var old = new WebhookSignature("whsec_old").sign(BODY, NOW);
        var header = old + ",v1=" + DIGEST;

        assertThat(signature.isGenuine(BODY, header, NOW)).isTrue();
    }

    @Test
    void passes_over_what_it_does_not_know() {
        var header = "t=1795262400,v0=abc,v1=" + DIGEST + ",v2=def";

        assertThat(signature.isGenuine(BODY, header, NOW)).isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileHeaders")
    @Rule("W1")
    void refuses(String what, @Nullable String header) {
        assertThat(signature.isGenuine(BODY, header, NOW)).as(what).isFalse();
    }

    static Stream<Arguments> hostileHeaders() {
        var time = "t=1795262400";
        var right = "v1=" + DIGEST;
        return Stream.of(
                Arguments.of("no header", null),
                Arguments.of("an empty header", ""),
                Arguments.of("commas", ",,,"),
                Arguments.of("words", "Bearer abc"),
                Arguments.of("no time", right),
                Arguments.of("no digest", time),
                Arguments.of("an empty digest", time + ",v1="),
                Arguments.of("an empty time", "t=," + right),
                Arguments.of("the digest under version 0 only", time + ",v0=" + DIGEST),
                Arguments.of(
                        "the digest in capitals",
                        time + "," + "v1=" + DIGEST.toUpperCase(Locale.ROOT)),
                Arguments.of("half of the digest", time + "," + right.substring(0, 35)),
                Arguments.of("the digest and more", time + "," + right + "00"),
                Arguments.of("the digest in spaces", time + ",v1= " + DIGEST),
                Arguments.of("two times", time + ",t=1795262401," + right),
                Arguments.of("the same time twice", time + "," + time + "," + right),
                Arguments.of("a signed time", "t=+1795262400," + right),
                Arguments.of("a negative time", "t=-1795262400," + right),
                Arguments.of("a time with a fraction", "t=1795262400.0," + right),
                Arguments.of("a time beyond any clock", "t=99999999999999999999," + right),
                Arguments.of("a time in other digits", "t=١٧٩٥٢٦٢٤٠٠," + right),
                Arguments.of("another time than was signed", "t=1795262399," + right),
                Arguments.of("a header of many parts", time + ",x=1".repeat(400) + "," + right),
                Arguments.of(
                        "the signature of another secret",
                        new WebhookSignature("whsec_other").sign(BODY, NOW)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{\"id\":\"evt_2\"}", "{\"id\":\"evt_1\"} ", "1795262400."})
    @Rule("W1")
    void refuses_the_signature_of_another_body(String body) {
        var header = signature.sign(BODY, NOW);

        assertThat(signature.isGenuine(body.getBytes(UTF_8), header, NOW)).isFalse();
    }
}

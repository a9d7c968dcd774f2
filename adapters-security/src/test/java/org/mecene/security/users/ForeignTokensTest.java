package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.mecene.security.users.TokenForge.without;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that the server's key signed and that are not meant for it, for now or for anybody: the
/// table of security.md A5.
class ForeignTokensTest {
    private final TokenForge forge = new TokenForge();

    @ParameterizedTest
    @MethodSource({"audiences", "times", "subjects", "payloads"})
    void refuses_what_is_not_meant_for_this_server_now(Function<TokenForge, String> payload) {
        var token = forge.byUs(forge.header(), payload.apply(forge));

        assertThat(forge.tokens.verify(token)).isEmpty();
        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void accepts_what_a_node_with_another_clock_made(Function<TokenForge, String> payload) {
        var token = forge.byUs(forge.header(), payload.apply(forge));

        assertThat(forge.tokens.verify(token)).isPresent();
    }

    static Stream<Arguments> audiences() {
        return Stream.of(
                of("no issuer", f -> without(f.payload(), "iss")),
                of("another issuer", f -> f.payloadWith("iss", "https://evil.example")),
                of(
                        "a longer issuer",
                        f -> f.payloadWith("iss", TokenForge.ISSUER + ".evil.example")),
                of(
                        "our issuer in other letters",
                        f -> f.payloadWith("iss", "https://MECENE.example")),
                of("no audience", f -> without(f.payload(), "aud")),
                of("another audience", f -> f.payloadWith("aud", "other")),
                of("more audiences", f -> f.payloadWith("aud", List.of("mecene", "other"))),
                of("a number as audience", f -> f.payloadWith("aud", 1)));
    }

    static Stream<Arguments> times() {
        return Stream.of(
                of("no end", f -> without(f.payload(), "exp")),
                of("ends now", f -> f.payloadWith("exp", f.now())),
                of("ended", f -> f.payloadWith("exp", f.now() - 1)),
                of("ends at a text", f -> f.payloadWith("exp", "tomorrow")),
                of("no beginning", f -> without(f.payload(), "iat")),
                of("begins in 62 s", f -> f.payloadWith("iat", f.now() + 62)),
                of("begins in 10 min", f -> f.payloadWith("iat", f.now() + 600)),
                of("counts in milliseconds", f -> f.payloadWith("iat", f.now() * 1_000)),
                of("good in 10 min", f -> f.payloadWith("nbf", f.now() + 600)));
    }

    static Stream<Arguments> subjects() {
        return Stream.of(
                of("no subject", f -> without(f.payload(), "sub")),
                of("a subject that is no id", f -> f.payloadWith("sub", "admin")),
                of("a shortened subject", f -> f.payloadWith("sub", "1-1-1-1-1")),
                of("a number as subject", f -> f.payloadWith("sub", 1)),
                of("no session", f -> without(f.payload(), "sid")),
                of("a session that is no id", f -> f.payloadWith("sid", "' OR 1=1 --")),
                of("a list as session", f -> f.payloadWith("sid", List.of("x"))));
    }

    static Stream<Arguments> payloads() {
        return Stream.of(
                of("empty", _ -> ""),
                of("text", _ -> "admin"),
                of("null", _ -> "null"),
                of("a list", _ -> "[]"),
                of("half an object", _ -> "{\"iss\":"),
                of("deep brackets", _ -> "{\"a\":".repeat(400)));
    }

    static Stream<Arguments> clocks() {
        return Stream.of(
                of("begins in 59 s", f -> f.payloadWith("iat", f.now() + 59)),
                of("good in 59 s", f -> f.payloadWith("nbf", f.now() + 59)),
                of("begun long ago", f -> f.payloadWith("iat", f.now() - 800)));
    }

    private static Arguments of(String name, Function<TokenForge, String> payload) {
        return argumentSet(name, payload);
    }
}

package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.mecene.security.users.TokenForge.signed;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mecene.security.text.Base64Url;

/// Genuine tokens whose signature was taken away, made up or written in another way.
class ForgedSignaturesTest {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final TokenForge forge = new TokenForge();

    @ParameterizedTest
    @MethodSource({"texts", "numbers"})
    void refuses_a_forged_signature(BiFunction<TokenForge, String, String> forgery) {
        var genuine = forge.genuine();
        var dot = genuine.lastIndexOf('.');
        var content = genuine.substring(0, dot);
        var signature = genuine.substring(dot + 1);

        var token = content + forgery.apply(forge, signature);

        assertThat(forge.tokens.verify(genuine)).isPresent();
        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    @Test
    void refuses_the_signature_of_another_payload() {
        var genuine = forge.genuine().split("\\.", -1);
        var payload = forge.payloadWith("sub", "019a1b2c-0000-7000-8000-000000000009");

        var token = genuine[0] + "." + TokenForge.encoded(payload) + "." + genuine[2];

        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    @Test
    void refuses_a_signature_in_der() {
        var token = signed(forge.header(), forge.payload(), "SHA256withECDSA", forge.privateKey());

        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    @Test
    void refuses_a_signature_in_the_other_alphabet() {
        var genuine =
                Stream.generate(forge::genuine)
                        .filter(token -> token.substring(token.lastIndexOf('.')).contains("-"))
                        .findFirst()
                        .orElseThrow();
        var dot = genuine.lastIndexOf('.');

        var token = genuine.substring(0, dot) + genuine.substring(dot).replace('-', '+');

        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                of("none", _ -> ""),
                of("empty", _ -> "."),
                of("blank", _ -> ". "),
                of("padded", signature -> "." + signature + "=="),
                of("with a line break", signature -> "." + signature + "\n"),
                of("with a sign that lenient readers skip", signature -> "." + signature + "!"),
                of("with spare bits set", ForgedSignaturesTest::withSpareBits),
                of("twice", signature -> "." + signature + signature));
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                of("one bit changed", edited(bytes -> bytes[10] ^= 1)),
                of("r = 0", edited(bytes -> Arrays.fill(bytes, 0, 32, (byte) 0))),
                of("s = 0", edited(bytes -> Arrays.fill(bytes, 32, 64, (byte) 0))),
                of("all ones", edited(bytes -> Arrays.fill(bytes, (byte) 0xff))),
                of("r = s = 0", edited(bytes -> Arrays.fill(bytes, (byte) 0))),
                argumentSet("r = s = n", pair(forge -> forge.order())),
                argumentSet("r = s = n - 1", pair(forge -> forge.order().subtract(BigInteger.ONE))),
                argumentSet("r = s = 1", pair(_ -> BigInteger.ONE)),
                of("one byte short", resized(63)),
                of("one byte long", resized(65)),
                of("half", resized(32)));
    }

    private static Arguments of(String name, Function<String, String> forgery) {
        BiFunction<TokenForge, String, String> both = (_, signature) -> forgery.apply(signature);
        return argumentSet(name, both);
    }

    private static Function<String, String> edited(Consumer<byte[]> edit) {
        return signature -> {
            var bytes = Base64.getUrlDecoder().decode(signature);
            edit.accept(bytes);
            return "." + Base64Url.encode(bytes);
        };
    }

    private static Function<String, String> resized(int length) {
        return signature ->
                "."
                        + Base64Url.encode(
                                Arrays.copyOf(Base64.getUrlDecoder().decode(signature), length));
    }

    private static BiFunction<TokenForge, String, String> pair(
            Function<TokenForge, BigInteger> number) {
        return (forge, _) -> {
            var bytes = new byte[64];
            var digits = number.apply(forge).toByteArray();
            var length = Math.min(digits.length, 32);
            System.arraycopy(digits, digits.length - length, bytes, 32 - length, length);
            System.arraycopy(digits, digits.length - length, bytes, 64 - length, length);
            return "." + Base64Url.encode(bytes);
        };
    }

    /// 64 bytes leave four bits of the last character without a meaning.
    private static String withSpareBits(String signature) {
        var last = ALPHABET.indexOf(signature.charAt(signature.length() - 1));
        return "." + signature.substring(0, signature.length() - 1) + ALPHABET.charAt(last | 1);
    }
}

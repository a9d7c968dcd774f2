package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.mecene.security.users.TokenForge.encoded;
import static org.mecene.security.users.TokenForge.hmac;
import static org.mecene.security.users.TokenForge.keyPair;
import static org.mecene.security.users.TokenForge.signed;
import static org.mecene.security.users.TokenForge.unsigned;
import static org.mecene.security.users.TokenForge.with;
import static org.mecene.security.users.TokenForge.without;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mecene.security.testkit.Kept;

/// Tokens that the server did not make: the table of security.md A4.
class ForgedTokensTest {
    private final TokenForge forge = new TokenForge();

    /// Without this, the tables would prove nothing.
    @Test
    void accepts_what_the_forge_makes_when_nothing_is_wrong_with_it() {
        var token = forge.byUs(forge.header(), forge.payload());

        assertThat(forge.tokens.verify(token)).isPresent();
        assertThat(forge.tokens.verify(forge.genuine())).isPresent();
    }

    @ParameterizedTest
    @MethodSource({"algorithms", "keys", "headers", "forms"})
    void refuses_a_forged_token(Function<TokenForge, String> forgery) {
        var token = forgery.apply(forge);

        assertThat(forge.tokens.verify(token)).isEmpty();
        assertThat(forge.tokens.verify(token)).isEmpty();
    }

    static Stream<Arguments> algorithms() {
        return Stream.of(
                of("none", f -> unsigned(alg(f, "none"), f.payload()) + "."),
                of("None", f -> unsigned(alg(f, "None"), f.payload()) + "."),
                of("NONE", f -> unsigned(alg(f, "NONE"), f.payload()) + "."),
                of("none, signed", f -> f.byUs(alg(f, "none"), f.payload())),
                of("es256", f -> f.byUs(alg(f, "es256"), f.payload())),
                of("RS256, signed by us", f -> f.byUs(alg(f, "RS256"), f.payload())),
                of("HS256 by the key", f -> hmac(alg(f, "HS256"), f.payload(), publicKey(f))),
                of("HS256 by the PEM", f -> hmac(alg(f, "HS256"), f.payload(), pem(f))),
                of("HS256 by the JWKS", f -> hmac(alg(f, "HS256"), f.payload(), jwks(f))),
                of("HS256 as ES256", f -> hmac(f.header(), f.payload(), publicKey(f))),
                of("RS256", f -> byOther(f, "RS256", "SHA256withRSA", "RSA", 2_048)),
                of("EdDSA", f -> byOther(f, "EdDSA", "Ed25519", "Ed25519", 255)),
                of("ES384", f -> byOther(f, "ES384", "SHA384withECDSA", "EC", 384)));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                of("their key, our id", f -> f.byThem(f.header(), f.payload())),
                of("their key and id", f -> f.byThem(kid(f, theirId(f)), f.payload())),
                of("our key, their id", f -> f.byUs(kid(f, theirId(f)), f.payload())),
                of("another server", f -> f.server(Kept.nothing()).issue(f.claims())),
                of("no id", f -> f.byUs(without(f.header(), "kid"), f.payload())),
                of("empty id", f -> f.byUs(kid(f, ""), f.payload())),
                of("number as id", f -> f.byUs(kid(f, 1), f.payload())),
                of("path as id", f -> hmac(kid(f, "../../dev/null"), f.payload(), new byte[1])),
                of("SQL as id", f -> f.byThem(kid(f, "x' UNION SELECT 'key"), f.payload())),
                of("huge id", f -> f.byUs(kid(f, "x".repeat(2_000)), f.payload())));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                of("type JWT", f -> f.byUs(f.headerWith("typ", "JWT"), f.payload())),
                of("no type", f -> f.byUs(without(f.header(), "typ"), f.payload())),
                of("unknown crit", f -> f.byUs(critical(f, "x", true), f.payload())),
                of("unencoded payload", f -> f.byUs(critical(f, "b64", false), f.payload())),
                of("nested", f -> f.byUs(f.headerWith("cty", "JWT"), f.genuine())),
                of("half a header", f -> f.byUs("{", f.payload())),
                of("null", f -> f.byUs("null", f.payload())),
                of("deep brackets", f -> f.byUs("[".repeat(2_000), f.payload())));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                of("nothing", _ -> ""),
                of("blank", _ -> " "),
                of("only dots", _ -> ".."),
                of("four dots", f -> f.genuine() + ".AAAA.AAAA"),
                of("three dots", f -> f.genuine() + "."),
                of("leading dot", f -> "." + f.genuine()),
                of("leading blank", f -> " " + f.genuine()),
                of("scheme in front", f -> "Bearer " + f.genuine()),
                of("twice", f -> f.genuine() + f.genuine()),
                of("NUL", f -> f.genuine().replaceFirst("\\.", ".\0")),
                of("beyond ASCII", f -> f.genuine().replaceFirst("\\.", ".\u00e9")),
                of("half a surrogate pair", f -> f.genuine().replaceFirst("\\.", ".\ud800")),
                of("1 MB of dots", _ -> ".".repeat(1_000_000)),
                of("1 MB", f -> f.byUs(f.header(), f.payloadWith("x", "y".repeat(750_000)))),
                of("5 kB", f -> f.byUs(f.header(), f.payloadWith("x", "y".repeat(3_500)))),
                of("encrypted", f -> encoded("{\"alg\":\"dir\"}") + "..AAAA.AAAA." + f.kid()),
                of("as JSON", f -> "{\"payload\":\"" + encoded(f.payload()) + "\"}"),
                of("refresh token", _ -> "mrt_AZobLD1Of1CKa3yNnq-wwQ." + "A".repeat(43)),
                of("secret of a link", _ -> "A".repeat(43)));
    }

    private static Arguments of(String name, Function<TokenForge, String> forgery) {
        return argumentSet(name, forgery);
    }

    private static String alg(TokenForge forge, String algorithm) {
        return forge.headerWith("alg", algorithm);
    }

    private static String kid(TokenForge forge, Object id) {
        return forge.headerWith("kid", id);
    }

    private static String theirId(TokenForge forge) {
        return forge.theirs.getKeyID();
    }

    private static String critical(TokenForge forge, String name, Object value) {
        return with(forge.headerWith("crit", List.of(name)), name, value);
    }

    private static String byOther(
            TokenForge forge, String name, String algorithm, String kind, int bits) {
        var key = keyPair(kind, bits).getPrivate();
        return signed(alg(forge, name), forge.payload(), algorithm, key);
    }

    private static byte[] publicKey(TokenForge forge) {
        return forge.publicKey().getEncoded();
    }

    private static byte[] pem(TokenForge forge) {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey(forge));
        return utf8("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
    }

    private static byte[] jwks(TokenForge forge) {
        return utf8(forge.tokens.jwks());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

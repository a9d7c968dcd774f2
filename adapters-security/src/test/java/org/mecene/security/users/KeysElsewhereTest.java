package org.mecene.security.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;
import static org.mecene.security.users.TokenForge.without;

import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Tokens that bring their own key or say where to get one.
class KeysElsewhereTest {
    private final TokenForge forge = new TokenForge();
    private final AtomicInteger hits = new AtomicInteger();
    private final HttpServer listener = listener();

    KeysElsewhereTest() throws IOException {}

    @BeforeEach
    void listen() {
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
    }

    @ParameterizedTest
    @MethodSource("headers")
    void takes_no_key_from_a_token_and_asks_nobody(BiFunction<TokenForge, String, String> header) {
        var address = "http://127.0.0.1:" + listener.getAddress().getPort() + "/keys";
        var forged = header.apply(forge, address);

        assertThat(forge.tokens.verify(forge.byThem(forged, forge.payload()))).isEmpty();
        assertThat(forge.tokens.verify(forge.byUs(forged, forge.payload()))).isEmpty();
        assertThat(hits).hasValue(0);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                of("jku", (f, address) -> f.headerWith("jku", address)),
                of("jku and their id", (f, address) -> theirId(f, f.headerWith("jku", address))),
                of("x5u", (f, address) -> f.headerWith("x5u", address)),
                of("x5c", (f, _) -> f.headerWith("x5c", List.of("MIIBCgKCAQEA"))),
                of("jwk", (f, _) -> f.headerWith("jwk", theirKey(f))),
                of("jwk and their id", (f, _) -> theirId(f, f.headerWith("jwk", theirKey(f)))),
                of("jwk and no id", (f, _) -> without(f.headerWith("jwk", theirKey(f)), "kid")),
                of("an address as id", (f, address) -> f.headerWith("kid", address)),
                of("an address as issuer", (f, address) -> f.headerWith("iss", address)));
    }

    private static Arguments of(String name, BiFunction<TokenForge, String, String> header) {
        return argumentSet(name, header);
    }

    private static String theirId(TokenForge forge, String header) {
        return TokenForge.with(header, "kid", forge.theirs.getKeyID());
    }

    private static Object theirKey(TokenForge forge) {
        return forge.theirs.toPublicJWK().toJSONObject();
    }

    private HttpServer listener() throws IOException {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var server = HttpServer.create(loopback, 0);
        server.createContext(
                "/",
                exchange -> {
                    hits.incrementAndGet();
                    var keys = new JWKSet(forge.theirs).toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        return server;
    }
}

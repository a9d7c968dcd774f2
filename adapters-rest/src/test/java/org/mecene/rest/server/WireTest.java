package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.Raw.Said;
import org.mecene.rest.testkit.RestWorld;

/// What Grizzly and Jersey do by themselves with bytes that are no request (security.md, section 0,
/// C20), and what this server does instead.
class WireTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    /// M1
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/x?<script>",
                "/x/%zz",
                "/x?a=%%",
                "/x?a=%",
                "/x%2",
                "/x%00y",
                "/x%0d%0aSet-Cookie:a",
                "/x?a=%00",
                "/x?a=%C0%AF",
                "/x%ED%A0%80",
                "/x\\y",
                "/x|y",
                "/\u00e9",
                "x",
                "*",
                "http:",
                "/x#y"
            })
    void refuses_malformed_targets(String target) {
        var said = world.raw().send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n");

        isRefused(said, 400, "bad_request");
    }

    /// A client that is still sending must not lose the answer to a reset.
    @Test
    void answers_a_malformed_target_though_its_body_is_still_to_come() {
        var head = Raw.head("POST /x?a=%00 HTTP/1.1", "Host: a", "Content-Length: 16777216");

        var said = world.raw().sendAfterTheAnswer(head, "b".repeat(16_777_216));

        isRefused(said, 400, "bad_request");
    }

    /// M1
    @ParameterizedTest
    @ValueSource(strings = {"a b<>", "", "a/b", "a:b", "[::1", "a@b", "a:123456", "é"})
    void refuses_malformed_hosts(String host) {
        var said = world.raw().send("GET /api/posts HTTP/1.1\r\nHost: " + host + "\r\n\r\n");

        isRefused(said, 400, "bad_request");
    }

    @Test
    void refuses_two_hosts_and_none() {
        var two = world.raw().send("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        var none = world.raw().send("GET / HTTP/1.1\r\nX: a\r\n\r\n");

        isRefused(two, 400, "bad_request");
        isRefused(none, 400, "bad_request");
    }

    /// M11
    @ParameterizedTest
    @CsvSource({
        "'Transfer-Encoding: xchunked\r\nContent-Length: 5', 400, bad_request",
        "'Transfer-Encoding: xchunked', 501, not_implemented",
        "'Transfer-Encoding: gzip, chunked', 501, not_implemented",
        "'Transfer-Encoding: chunked, identity', 501, not_implemented",
        "'Transfer-Encoding: chunkedx', 501, not_implemented",
        "'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', 400, bad_request",
        "'Transfer-Encoding: chunked\r\nContent-Length: 5', 400, bad_request",
        "'Content-Length: 5\r\nTransfer-Encoding: chunked', 400, bad_request",
        "'Content-Length: 5\r\nContent-Length: 6', 400, bad_request",
        "'Content-Length: 5\r\nContent-Length: 5', 400, bad_request",
        "'Content-Length: 5, 5', 400, bad_request",
        "'Content-Length: -5', 400, bad_request",
        "'Content-Length: +5', 400, bad_request",
        "'Content-Length: 0x5', 400, bad_request",
        "'Content-Length: 99999999999999999999', 400, bad_request",
        "'Content-Length : 5', 400, bad_request",
        "'Content Length: 5', 400, bad_request",
        "'X: a\u0000b', 400, bad_request",
        "'X: a\u000bb', 400, bad_request",
    })
    void refuses_unclear_framing_and_closes(String headers, int status, String code) {
        var request = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n\r\nhello";

        var said = world.raw().send(request + "GET /api/posts HTTP/1.1\r\nHost: a\r\n\r\n");

        isRefused(said, status, code);
        assertThat(said.text()).containsOnlyOnce("HTTP/1.1 ");
    }

    @ParameterizedTest
    @CsvSource({
        "TRACE, 405, method_not_allowed",
        "CONNECT, 405, method_not_allowed",
        "BREW, 501, not_implemented",
        "get, 501, not_implemented",
        "PRI, 501, not_implemented",
        "G<T, 400, bad_request",
    })
    void refuses_methods_that_it_does_not_speak(String method, int status, String code) {
        var said = world.raw().send(method + " /api/posts HTTP/1.1\r\nHost: a\r\n\r\n");

        isRefused(said, status, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/1.2", "HTTP/0.9", "HTTP/1.1x", "FTP/1.1", ""})
    void refuses_versions_that_it_does_not_speak(String version) {
        var said = world.raw().send("GET / " + version + "\r\nHost: a\r\n\r\n");

        isRefused(said, 505, "http_version_not_supported");
    }

    @Test
    void refuses_heads_that_are_too_large() {
        var large = "x".repeat(20_000);

        var target = world.raw().send("GET /" + large + " HTTP/1.1\r\nHost: a\r\n\r\n");
        var longer = world.raw().send("GET /" + "x".repeat(9_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        var value = world.raw().send("GET / HTTP/1.1\r\nHost: a\r\nX: " + large + "\r\n\r\n");
        var many = world.raw().send("GET / HTTP/1.1\r\nHost: a\r\n" + "X: a\r\n".repeat(200));

        isRefused(target, 414, "uri_too_long");
        isRefused(longer, 414, "uri_too_long");
        isRefused(value, 431, "headers_too_large");
        isRefused(many, 431, "headers_too_large");
    }

    @Test
    void refuses_a_chunk_without_a_size_and_closes() {
        var said =
                world.raw()
                        .send(
                                Raw.head(
                                        "POST /api/auth/login HTTP/1.1",
                                        "Host: a",
                                        "Transfer-Encoding: chunked"),
                                "zz\r\nhello\r\n0\r\n\r\n");

        isRefused(said, 400, "bad_request");
    }

    @Test
    void speaks_the_older_version_and_full_targets_too() {
        var old = world.raw().send("GET /api/posts HTTP/1.0\r\n\r\n");
        var full =
                world.raw()
                        .send(
                                Raw.head(
                                        "GET http://evil.example/api/posts?limit=1 HTTP/1.1",
                                        "Host: a",
                                        "Connection: close"));

        assertThat(old.status()).isEqualTo(200);
        assertThat(old.closed()).isTrue();
        assertThat(full.status()).isEqualTo(200);
        assertThat(full.text()).doesNotContain("evil");
    }

    @Test
    void answers_several_requests_on_one_connection_in_their_order() {
        var said =
                world.raw()
                        .send(
                                Raw.head("GET /api/posts?limit=1 HTTP/1.1", "Host: a")
                                        + Raw.head(
                                                "POST /api/auth/logout HTTP/1.1",
                                                "Host: a",
                                                "Content-Type: application/json",
                                                "Content-Length: 2")
                                        + "{}"
                                        + Raw.head(
                                                "GET /nothing HTTP/1.1",
                                                "Host: a",
                                                "Connection: close"));

        assertThat(said.text()).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 422", "HTTP/1.1 404");
        assertThat(said.closed()).isTrue();
    }

    @Test
    void takes_a_body_in_pieces_and_in_chunks() {
        var body = "{\"email\":\"a@example.org\",\"password\":\"wrong-password\"}";
        var head = "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n";

        var pieces =
                world.raw()
                        .send(
                                head + "Content-Length: " + body.length() + "\r\n\r\n",
                                body.substring(0, 10),
                                body.substring(10));
        var chunks =
                world.raw()
                        .send(
                                head + "Transfer-Encoding: chunked\r\n\r\n",
                                Integer.toHexString(body.length()) + "\r\n",
                                body + "\r\n",
                                "0\r\n\r\n");

        assertThat(pieces.code()).isEqualTo("invalid_credentials");
        assertThat(chunks.code()).isEqualTo("invalid_credentials");
    }

    private static void isRefused(Said said, int status, String code) {
        assertThat(said.status()).as(said.text()).isEqualTo(status);
        assertThat(said.code()).isEqualTo(code);
        assertThat(said.head())
                .containsIgnoringCase("Content-Type: application/problem+json")
                .containsIgnoringCase("Connection: close")
                .containsIgnoringCase("X-Request-Id: ")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .doesNotContainIgnoringCase("Server:");
        assertThat(said.text()).doesNotContain("Exception", "org.glassfish", "<html");
        assertThat(said.closed()).isTrue();
    }
}

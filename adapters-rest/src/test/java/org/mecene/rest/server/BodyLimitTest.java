package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.RestWorld;

/// How much of a body is taken in (security.md M8, M9, C9).
class BodyLimitTest {
    private static final String LOGIN = "POST /api/auth/login HTTP/1.1";
    private static final String JSON = "Content-Type: application/json";

    @AutoClose private final RestWorld world = RestWorld.start();

    /// M9
    @Test
    void refuses_a_body_by_its_length_before_it_comes() {
        var said = world.raw().send(Raw.head(LOGIN, "Host: a", JSON, "Content-Length: 1048577"));

        assertThat(said.status()).isEqualTo(413);
        assertThat(said.code()).isEqualTo("too_large");
        assertThat(said.head()).containsIgnoringCase("Connection: close");
    }

    /// M9
    @Test
    void refuses_a_chunked_body_once_it_is_too_large() {
        var chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";

        var said =
                world.raw()
                        .send(
                                Raw.head(LOGIN, "Host: a", JSON, "Transfer-Encoding: chunked"),
                                chunk.repeat(17));

        assertThat(said.status()).isEqualTo(413);
        assertThat(said.head()).containsIgnoringCase("Connection: close");
    }

    /// Closing at once would make the client lose the answer over what it is still sending.
    @Test
    void lets_a_client_read_the_refusal_that_sends_on() {
        var answer = world.call("/api/auth/login").post("x".repeat(8_000_000));

        answer.isProblem(413, "too_large");
    }

    @Test
    void closes_on_a_client_that_never_ends_what_was_refused() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.server().port())) {
            socket.setSoTimeout(6_000);
            var head = Raw.head(LOGIN, "Host: a", JSON, "Content-Length: 9000000");

            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var read = socket.getInputStream().readAllBytes();

            assertThat(new String(read, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void refuses_a_client_that_asks_before_it_sends_too_much() {
        var said =
                world.raw()
                        .send(
                                Raw.head(
                                        LOGIN,
                                        "Host: a",
                                        JSON,
                                        "Expect: 100-continue",
                                        "Content-Length: 9000000"));

        assertThat(said.status()).isEqualTo(413);
        assertThat(said.text()).doesNotContain("100 Continue");
    }

    @Test
    void lets_a_client_go_on_that_asks_before_it_sends() {
        var said =
                world.raw()
                        .send(
                                Raw.head(
                                        LOGIN,
                                        "Host: a",
                                        JSON,
                                        "Connection: close",
                                        "Expect: 100-continue",
                                        "Content-Length: 2"),
                                "{}");

        assertThat(said.text()).contains("HTTP/1.1 422 ");
    }

    @Test
    void refuses_other_expectations() {
        var said =
                world.raw()
                        .send(Raw.head(LOGIN, "Host: a", "Expect: wonders", "Content-Length: 2"));

        assertThat(said.status()).isEqualTo(417);
        assertThat(said.code()).isEqualTo("expectation_failed");
    }

    @Test
    void takes_the_largest_body_that_is_allowed() {
        var token = world.tokenOf(world.has(aCreator()));
        var frame = "{\"visibility\":\"public\",\"body\":\"\"}";
        var body = frame.replace("\"\"", "\"" + "x".repeat((1 << 20) - frame.length()) + "\"");

        var answer = world.call("/api/posts").by(token).post(body);

        answer.isProblem(422, "validation_failed").names("body", "too_long");
    }

    @Test
    void refuses_a_webhook_that_is_too_large() {
        var notice = new byte[256 * 1_024 + 1];

        var answer = world.call("/api/webhooks/fake").post("application/json", notice);

        answer.isProblem(413, "too_large");
    }

    /// M8
    @Test
    void refuses_a_request_without_the_body_that_it_needs() {
        var typed = world.call("/api/auth/login").post("");
        var untyped = world.call("/api/auth/login").post();
        var chunked =
                world.raw()
                        .send(
                                Raw.head(
                                        LOGIN,
                                        "Host: a",
                                        JSON,
                                        "Connection: close",
                                        "Transfer-Encoding: chunked"),
                                "0\r\n\r\n");

        typed.isProblem(400, "missing_body");
        untyped.isProblem(400, "missing_body");
        assertThat(chunked.code()).isEqualTo("missing_body");
    }

    @Test
    void refuses_bodies_of_other_types() {
        var bytes = "{}".getBytes(StandardCharsets.UTF_8);

        var text = world.call("/api/auth/login").post("text/plain", bytes);
        var form = world.call("/api/auth/login").post("application/x-www-form-urlencoded", bytes);
        var latin = world.call("/api/auth/login").post("application/json;charset=latin1", bytes);
        var nonsense = world.call("/api/auth/login").post("not a type", bytes);
        var untyped = world.call("/api/auth/login").send("POST", BodyPublishers.ofByteArray(bytes));

        text.isProblem(415, "unsupported_media_type");
        form.isProblem(415, "unsupported_media_type");
        latin.isProblem(415, "unsupported_media_type");
        assertThat(nonsense.status()).isIn(400, 415);
        untyped.isProblem(415, "unsupported_media_type");
    }

    @Test
    void ends_a_request_whose_body_does_not_come() {
        try (var slow =
                new RestWorld.Options()
                        .waiting(
                                Duration.ofMillis(300),
                                Duration.ofMillis(300),
                                Duration.ofSeconds(5))
                        .start()) {
            var said = slow.raw().send(Raw.head(LOGIN, "Host: a", JSON, "Content-Length: 10"), "{");

            assertThat(said.closed()).isTrue();
        }
    }
}

package org.mecene.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

/// What stands on every answer (security.md D1, D2, J5, J6).
class HeadersTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    /// J5
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/posts",
                "/api/me",
                "/nothing",
                "/health/live",
                "/docs",
                "/api/posts?limit=x"
            })
    void puts_security_headers_on_every_answer(String path) {
        var answer = world.call(path).get();

        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
        assertThat(answer.required("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(answer.header("Server")).isNull();
        assertThat(answer.header("X-Powered-By")).isNull();
        assertThat(answer.header("Vary")).contains("Origin", "Authorization", "Accept-Encoding");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "A-b_c.9",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void echoes_a_request_id_that_is_well_formed(String id) {
        var answer = world.call("/nothing").header("X-Request-Id", id).get();

        assertThat(answer.header("X-Request-Id")).isEqualTo(id);
        assertThat(answer.at("/requestId")).isEqualTo(id);
    }

    /// J2, M13
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a,b",
                "é",
                "<script>",
                "x0123456789012345678901234567890123456789012345678901234567890123"
            })
    void makes_a_new_one_instead_of_any_other(String id) {
        var answer =
                world.raw()
                        .send(
                                "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Request-Id: "
                                        + id
                                        + "\r\n\r\n");

        assertThat(answer.head().toLowerCase(Locale.ROOT))
                .containsPattern("x-request-id: [0-9a-f-]{36}");
    }

    /// J6
    @Test
    void lets_nobody_keep_what_a_signed_in_caller_sees() {
        var path = "/api/posts/" + world.has(aPost().by(world.has(aCreator()))).id();

        var anonymous = world.call(path).get();
        var signedIn = world.call(path).by(world.tokenOf(world.has(aUser()))).get();
        var wrong = world.call("/api/posts/x").get();

        assertThat(anonymous.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(signedIn.header("Cache-Control")).isEqualTo("no-store");
        assertThat(wrong.header("Cache-Control")).isEqualTo("no-store");
    }

    /// J6, J7, B2
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/me/x.css",
                "/api/me.json",
                "/API/posts",
                "//api/posts",
                "/api//posts",
                "/.git/config",
                "/application.wadl",
                "/api/application.wadl",
                "/swagger-ui/",
                "/actuator",
                "/api/v1/posts",
                "/META-INF/MANIFEST.MF",
                "/docs/..%2f..%2fdocs.html",
                "/api/sandbox/mails"
            })
    void has_nothing_else(String path) {
        world.call(path).get().isProblem(404, "not_found");
    }

    @Test
    void tells_which_methods_there_are() {
        var refused = world.call("/api/posts").delete();
        var asked = world.call("/api/posts").send("OPTIONS", BodyPublishers.noBody());

        refused.isProblem(405, "method_not_allowed");
        assertThat(refused.required("Allow").split(",\\s*"))
                .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS", "POST");
        assertThat(asked.status()).isIn(200, 204);
        assertThat(asked.required("Allow")).contains("GET", "POST");
        assertThat(asked.text()).doesNotContain("wadl", "org.");
    }

    /// B2
    @Test
    void takes_no_method_from_a_header() {
        var answer = world.call("/api/posts").header("X-HTTP-Method-Override", "DELETE").post("{}");

        answer.isProblem(401, "sign_in_required");
    }

    @Test
    void answers_in_json_only() {
        world.call("/api/posts").header("Accept", "application/json").get().has(200);
        world.call("/api/posts").header("Accept", "*/*").get().has(200);
        world.call("/api/posts").header("Accept", "text/html, */*;q=0.1").get().has(200);
        world.call("/api/posts")
                .header("Accept", "text/html")
                .get()
                .isProblem(406, "not_acceptable");
        world.call("/api/posts").header("Accept", "nonsense/").get().isProblem(400, "bad_request");
    }

    /// What cannot be answered must not be done either.
    @Test
    void does_nothing_when_the_answer_is_not_acceptable() {
        var token = world.tokenOf(world.has(aCreator()));

        world.call("/api/posts")
                .by(token)
                .header("Accept", "text/html")
                .post("{\"body\": \"b\", \"visibility\": \"public\"}")
                .isProblem(406, "not_acceptable");

        assertThat(world.call("/api/posts").get().json().at("/items")).isEmpty();
    }

    @Test
    void answers_a_head_like_a_get_without_its_body() {
        var path = "/api/posts/" + world.has(aPost().by(world.has(aCreator()))).id();

        var get = world.call(path).get();
        var head = world.call(path).head();

        head.has(200);
        assertThat(head.bytes()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo("" + get.bytes().length);
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @Test
    void compresses_what_is_long_for_those_who_take_it() throws IOException {
        var ada = world.has(aCreator());
        var path = "/api/posts/" + world.has(aPost().by(ada).saying("mot ".repeat(1_000))).id();
        var small = "/api/posts/" + world.has(aPost().by(ada)).id();

        var plain = world.call(path).get();
        var zipped = world.call(path).header("Accept-Encoding", "br, gzip;q=0.8").get();
        var refused = world.call(path).header("Accept-Encoding", "gzip;q=0, *").get();
        var tooSmall = world.call(small).header("Accept-Encoding", "gzip").get();

        assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(zipped.header("Content-Length")).isEqualTo("" + zipped.bytes().length);
        assertThat(unzipped(zipped)).isEqualTo(plain.text());
        assertThat(zipped.header("ETag")).isEqualTo("W/" + plain.header("ETag"));
        assertThat(plain.header("Content-Encoding")).isNull();
        assertThat(refused.header("Content-Encoding")).isNull();
        assertThat(tooSmall.header("Content-Encoding")).isNull();
        world.call(path)
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", zipped.required("ETag"))
                .get()
                .has(304);
    }

    /// D1
    @Test
    void lets_pages_of_a_known_origin_read_answers() {
        var answer = world.call("/api/posts").header("Origin", RestWorld.ORIGIN).get();
        var wrong = world.call("/api/posts/x").header("Origin", RestWorld.ORIGIN).get();
        var preflight = preflight(RestWorld.ORIGIN);

        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RestWorld.ORIGIN);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .contains(
                        "ETag", "Location", "X-Request-Id", "Idempotency-Replayed", "Retry-After");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isNull();
        assertThat(wrong.header("Access-Control-Allow-Origin")).isEqualTo(RestWorld.ORIGIN);
        preflight.has(204);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(RestWorld.ORIGIN);
        assertThat(preflight.header("Access-Control-Max-Age")).isEqualTo("600");
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(preflight.header("Access-Control-Allow-Headers"))
                .contains("Authorization", "Idempotency-Key", "If-Match");
    }

    /// D1
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "null",
                "http://app.example",
                "https://app.example.evil.example",
                "https://evilapp.example",
                "https://app.example:8443",
                "https://APP.example",
                "https://app.example/"
            })
    void lets_no_other_pages_read_answers(String origin) {
        var answer = world.call("/api/posts").header("Origin", origin).get();

        answer.has(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        assertThat(answer.header("Vary")).contains("Origin");
        assertThat(preflight(origin).header("Access-Control-Allow-Origin")).isNull();
    }

    /// D2
    @Test
    void knows_nobody_by_a_cookie() {
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/me")
                .header("Cookie", "access_token=" + token + "; Authorization=Bearer " + token)
                .get()
                .isProblem(401, "sign_in_required");
        world.call("/api/me?access_token=" + token).get().isProblem(401, "sign_in_required");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, fr",
        "FR-ca, fr",
        "'de, fr;q=0.3, en;q=0.2', fr",
        "'fr;q=0', en",
        "'en;q=0.5, fr;q=0.9', fr",
        "de, en",
        "'*', en",
        "';;;,q=', en",
        "'fr;q=abc', en",
    })
    void speaks_the_language_that_is_liked_best(String header, String language) {
        var answer = world.call("/nothing").header("Accept-Language", header).get();

        assertThat(answer.header("Content-Language")).isEqualTo(language);
    }

    private Answer preflight(String origin) {
        return world.call("/api/posts")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .send("OPTIONS", BodyPublishers.noBody());
    }

    private static String unzipped(Answer answer) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.bytes()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

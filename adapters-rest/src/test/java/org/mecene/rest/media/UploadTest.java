package org.mecene.rest.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class UploadTest {
    private static final String TYPE = "multipart/form-data; boundary=cut";

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void takes_a_file_and_shows_it_to_its_owner() {
        var token = world.tokenOf(world.has(aUser()));

        var uploaded = upload(token, part("file", "photo à Dakar.png", "image/png", "pixels"));
        var id = uploaded.at("/id");
        var shown = world.call("/api/media/" + id).by(token).get();

        uploaded.isJson(
                201,
                """
                {
                  "id": "%s",
                  "kind": "image",
                  "contentType": "image/png",
                  "fileName": "photo à Dakar.png",
                  "sizeBytes": 6,
                  "width": 640,
                  "height": 640,
                  "durationSeconds": null,
                  "status": "ready",
                  "variants": {
                    "original": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                    "large": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                    "thumbnail": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                    "blurred": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"}
                  }
                }
                """
                        .formatted(
                                id,
                                uploaded.at("/variants/original/url"),
                                uploaded.at("/variants/large/url"),
                                uploaded.at("/variants/thumbnail/url"),
                                uploaded.at("/variants/blurred/url")));
        assertThat(uploaded.header("Location")).isEqualTo("https://api.example/api/media/" + id);
        assertThat(shown.json()).isEqualTo(uploaded.json());
    }

    @Test
    @Rule("K3")
    void shows_a_file_to_nobody_else_until_something_shows_it() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var id = upload(token, part("file", "a.png", "image/png", "x")).at("/id");
        var path = "/api/media/" + id;

        world.call(path).get().isProblem(404, "not_found");
        world.call("/api/posts")
                .by(token)
                .post(
                        """
                        {"body": "b", "visibility": "public", "mediaIds": ["%s"]}
                        """
                                .formatted(id))
                .has(201);

        world.call(path).get().has(200);
        world.call(path).by(token).delete().isProblem(409, "media_in_use");
    }

    @Test
    void removes_a_file() {
        var token = world.tokenOf(world.has(aUser()));
        var path =
                "/api/media/" + upload(token, part("file", "a.bin", "text/plain", "x")).at("/id");

        world.call(path).by(world.tokenOf(world.has(aUser()))).delete().has(204);
        world.call(path).by(token).get().has(200);
        world.call(path).by(token).header("If-Match", "\"1-abc\"").delete().has(412);
        world.call(path).by(token).delete().has(204);
        world.call(path).by(token).delete().has(204);
        world.call(path).by(token).get().isProblem(404, "not_found");
    }

    @Test
    void streams_a_large_file_and_keeps_every_byte() {
        var token = world.tokenOf(world.has(aUser()));
        var content = "0123456789\r\n--cu".repeat(18_000);

        var uploaded = upload(token, part("file", "a.bin", "application/x-test", content));
        var stored = world.call("/media/" + tokenIn(uploaded)).get();

        assertThat(uploaded.json().at("/sizeBytes").asInt()).isEqualTo(content.length());
        assertThat(stored.text()).isEqualTo(content);
    }

    @Test
    void refuses_a_file_that_is_too_large_and_leaves_nothing_behind() throws IOException {
        var token = world.tokenOf(world.has(aUser()));
        var before = temporaryFiles();

        var byContent =
                upload(
                        token,
                        part("file", "a", "text/plain", "x".repeat(RestWorld.MAX_UPLOAD + 1)));
        var byLength = upload(token, part("file", "a", "text/plain", "x".repeat(2_000_000)));

        byContent.isProblem(413, "too_large");
        byLength.isProblem(413, "too_large");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    /// C13
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "C:\\\\windows\\\\passwd",
                "/etc/passwd",
                "a\u0000/passwd",
                "\u202epasswd"
            })
    void takes_no_path_from_a_file_name(String name) {
        var token = world.tokenOf(world.has(aUser()));

        var uploaded = upload(token, part("file", name, "text/plain", "x"));

        assertThat(uploaded.at("/fileName")).isEqualTo("passwd");
    }

    @Test
    void cuts_long_names_and_names_what_has_none() {
        var token = world.tokenOf(world.has(aUser()));

        var longName = upload(token, part("file", "n".repeat(500), "text/plain", "x"));
        var none = upload(token, part("file", "..", "text/plain", "x"));

        assertThat(longName.at("/fileName")).hasSize(200);
        assertThat(none.at("/fileName")).isEqualTo("file");
    }

    @Test
    void takes_the_file_among_other_fields() {
        var token = world.tokenOf(world.has(aUser()));
        var other = "--cut\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n";

        var uploaded = upload(token, other + part("file", "a.txt", "text/plain", "x"));

        uploaded.has(201);
    }

    /// C16
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--cut",
                "--cut\r\n",
                "--cut\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nno end",
                "--cutting\r\n\r\n\r\n--cut--\r\n",
            })
    void refuses_what_is_no_form(String body) {
        var token = world.tokenOf(world.has(aUser()));

        upload(token, body).isProblem(400, "malformed_multipart");
    }

    /// C16
    @Test
    void refuses_forms_with_too_many_or_too_large_heads() {
        var token = world.tokenOf(world.has(aUser()));
        var part = "--cut\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
        var head = "--cut\r\nX: " + "y".repeat(100_000) + "\r\n\r\nx\r\n--cut--\r\n";

        upload(token, part.repeat(2_000) + "--cut--").isProblem(400, "malformed_multipart");
        upload(token, head).isProblem(400, "malformed_multipart");
    }

    @Test
    void refuses_a_form_without_a_file() {
        var token = world.tokenOf(world.has(aUser()));

        upload(token, part("other", "a", "text/plain", "x"))
                .isProblem(422, "validation_failed")
                .names("file", "required");
    }

    @Test
    void refuses_a_form_without_a_boundary() {
        var token = world.tokenOf(world.has(aUser()));

        var none = world.call("/api/media").by(token).post("multipart/form-data", new byte[10]);
        var empty = world.call("/api/media").by(token).post(TYPE.replace("cut", ""), new byte[10]);

        none.isProblem(400, "malformed_multipart");
        empty.isProblem(400, "bad_request");
    }

    @Test
    void refuses_other_bodies() {
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/media")
                .by(token)
                .post("image/png", new byte[10])
                .isProblem(415, "unsupported_media_type");
    }

    @Test
    void says_why_a_file_is_not_taken() {
        var token = world.tokenOf(world.has(aUser()));
        var form = part("file", "a.png", "image/png", "x");

        world.processor().refuse(new MediaRefusal.UnsupportedType("text/html"));
        upload(token, form).isProblem(415, "unsupported_file_type");
        world.processor().refuse(new MediaRefusal.TypeMismatch("image/png", "image/gif"));
        upload(token, form).isProblem(415, "file_type_mismatch");
        world.processor().refuse(new MediaRefusal.TooManyPixels(100));
        upload(token, form).isProblem(422, "too_many_pixels");
        world.processor().refuse(new MediaRefusal.Unreadable());
        upload(token, form).isProblem(422, "unreadable_file");
    }

    @Test
    void says_when_the_store_does_not_answer() {
        var token = world.tokenOf(world.has(aUser()));
        world.store().goDown();

        var answer = upload(token, part("file", "a.txt", "text/plain", "x"));

        answer.isProblem(503, "store_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    @Test
    void wants_to_know_who_uploads() {
        world.call("/api/media")
                .post(TYPE, part("file", "a", "text/plain", "x").getBytes(StandardCharsets.UTF_8))
                .isProblem(401, "sign_in_required");
    }

    private Answer upload(String token, String body) {
        return world.call("/api/media").by(token).post(TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name, String fileName, String type, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n%s\r\n--cut--\r\n"
                .formatted(name, fileName, type, content);
    }

    static String tokenIn(Answer media) {
        return media.at("/variants/original/url").replaceAll(".*/", "");
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("mecene-upload-"))
                    .sorted()
                    .toList();
        }
    }
}

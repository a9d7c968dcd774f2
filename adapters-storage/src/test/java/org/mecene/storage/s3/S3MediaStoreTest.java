package org.mecene.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.MediaStoreContract;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;

class S3MediaStoreTest implements MediaStoreContract {
    private static final View PHOTO = new View("image/jpeg", "holiday.jpg");

    private static S3Server server;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final StorageKey key = StorageKey.of(new MediaId(UUID.randomUUID()), Variant.ORIGINAL);

    private final List<S3MediaStore> stores = new ArrayList<>();

    @TempDir private Path directory;
    private S3Settings settings;
    private S3MediaStore store;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void open() {
        settings = server.newBucket();
        store = new S3MediaStore(settings, InstantSource.system());
        stores.add(store);
    }

    @AfterEach
    void close() {
        stores.forEach(S3MediaStore::close);
    }

    @Override
    public MediaStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Optional<Fetched> fetch(URI url) {
        try {
            var answer = send(url, "GET", HttpResponse.BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("");
            return answer.statusCode() == 200
                    ? Optional.of(new Fetched(Bytes.of(answer.body()), type))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    @Test
    void serves_a_signed_url_under_the_type_and_name_that_were_signed() throws Exception {
        store.put(key, file("a photo"), "image/jpeg");

        var answer = get(store.signedUrl(key, PHOTO, LIFE).url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("a photo");
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"holiday.jpg\"");
    }

    @Test
    void offers_a_document_for_download_under_a_name_of_any_script() throws Exception {
        store.put(key, file("%PDF-1.7"), "application/pdf");
        var view = new View("application/pdf", "été \"2026\"\r\nX: y.pdf");

        var answer = get(store.signedUrl(key, view, LIFE).url());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .contains(
                        "attachment; filename=\"_t_ _2026_X_ y.pdf\";"
                                + " filename*=UTF-8''%C3%A9t%C3%A9%20%222026%22X%3A%20y.pdf");
    }

    @Test
    @Rule("K4")
    void signs_the_same_url_again_within_five_minutes() {
        var now = Instant.now();
        var start = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), 300) * 300);

        var first = storeAt(start).signedUrl(key, PHOTO, LIFE);
        var second = storeAt(start.plusSeconds(1)).signedUrl(key, PHOTO, LIFE);
        var third = storeAt(start.plusSeconds(299)).signedUrl(key, PHOTO, LIFE);

        assertThat(second).isEqualTo(third).isNotEqualTo(first);
        assertThat(first.expiresAt()).isEqualTo(start.plusSeconds(300));
        assertThat(second.expiresAt()).isEqualTo(start.plusSeconds(600));
    }

    @Test
    @Rule("K4")
    void refuses_an_expired_url() throws Exception {
        store.put(key, file("a photo"), "image/jpeg");
        var earlier = storeAt(Instant.now().minus(Duration.ofMinutes(11)));

        var answer = get(earlier.signedUrl(key, PHOTO, LIFE).url());

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "original\\?>thumbnail?",
                "image%2Fjpeg>text%2Fhtml",
                "inline>attachment",
                "X-Amz-Expires=\\d+>X-Amz-Expires=86400",
                "X-Amz-Signature=.>X-Amz-Signature=x",
                "&X-Amz-Signature=\\w+>",
            })
    @Rule("K4")
    void refuses_a_url_that_was_changed(String change) throws Exception {
        store.put(key, file("a photo"), "image/jpeg");
        store.put(new StorageKey(key.value().replace("original", "thumbnail")), file("b"), "x/y");
        var url = store.signedUrl(key, PHOTO, LIFE).url().toString();
        var parts = change.split(">", -1);

        var answer = get(URI.create(url.replaceFirst(parts[0], parts[1])));

        assertThat(answer.statusCode()).isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "POST"})
    @Rule("K4")
    void refuses_to_write_through_a_signed_url(String method) throws Exception {
        store.put(key, file("a photo"), "image/jpeg");
        var url = store.signedUrl(key, PHOTO, LIFE).url();

        var answer = send(url, method, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(store.find(key)).isPresent();
    }

    @Test
    @Rule("K3")
    void shows_nothing_without_a_signature() throws Exception {
        store.put(key, file("a photo"), "image/jpeg");
        var url = store.signedUrl(key, PHOTO, LIFE).url().toString();

        var answer = get(URI.create(url.substring(0, url.indexOf('?'))));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void is_unavailable_with_the_wrong_secret_and_does_not_tell_it() {
        var wrong =
                new S3Settings(
                        settings.bucket(),
                        settings.endpoint(),
                        settings.region(),
                        settings.accessKey(),
                        "a-wrong-secret");

        try (var shut = new S3MediaStore(wrong, InstantSource.system())) {
            var thrown = catchThrowable(() -> shut.put(key, file("a photo"), "image/jpeg"));

            assertThat(thrown).isInstanceOf(StoreUnavailable.class);
            assertThat(thrown).hasStackTraceContaining("403");
            assertThat(thrown.toString() + thrown.getCause()).doesNotContain("a-wrong-secret");
            assertThat(wrong.toString()).doesNotContain("a-wrong-secret");
        }
    }

    @Test
    void a_put_that_fails_leaves_nothing() {
        var missing = directory.resolve("missing");

        var thrown = catchThrowable(() -> store.put(key, missing, "image/jpeg"));

        assertThat(thrown).isInstanceOf(StoreUnavailable.class);
        assertThat(store.find(key)).isEmpty();
    }

    @Test
    void is_unavailable_when_the_bucket_is_missing() {
        try (var lost = new S3MediaStore(server.settings("no-such"), InstantSource.system())) {
            var thrown = catchThrowable(() -> lost.put(key, file("a photo"), "image/jpeg"));

            assertThat(thrown).isInstanceOf(StoreUnavailable.class);
        }
    }

    private S3MediaStore storeAt(Instant now) {
        var other = new S3MediaStore(settings, InstantSource.fixed(now));
        stores.add(other);
        return other;
    }

    private Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "upload", null), content, UTF_8);
    }

    private HttpResponse<String> get(URI url) throws IOException, InterruptedException {
        return send(url, "GET", HttpResponse.BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(URI url, String method, BodyHandler<T> body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .timeout(Duration.ofSeconds(20))
                        .build();
        return http.send(request, body);
    }
}

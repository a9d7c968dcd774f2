package org.mecene.rest.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class SignedMediaTest {
    private static final StorageKey KEY =
            StorageKey.of(new MediaId(new UUID(1, 2)), Variant.ORIGINAL);

    @AutoClose private final RestWorld world = RestWorld.start();
    @TempDir private Path folder;

    @BeforeEach
    void store() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "0123456789");
        world.store().put(KEY, file, "image/png");
    }

    @Test
    @Rule("K7")
    void serves_a_file_so_that_nothing_of_it_runs() {
        var answer = world.call(link("image/png", "photo à \"Dakar\"\r\nX: y.png")).get();

        answer.has(200);
        assertThat(answer.text()).isEqualTo("0123456789");
        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Content-Security-Policy"))
                .isEqualTo("sandbox; default-src 'none'");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(answer.header("Cache-Control")).isEqualTo("private, max-age=60");
        assertThat(answer.header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(answer.header("X")).isNull();
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo(
                        "inline; filename=\"photo _ _Dakar___X_ y.png\";"
                                + " filename*=UTF-8''photo%20%C3%A0%20%22Dakar%22%0D%0AX%3A%20y.png");
    }

    @ParameterizedTest
    @CsvSource({
        "image/jpeg, inline",
        "video/mp4, inline",
        "audio/mpeg, inline",
        "image/svg+xml, attachment",
        "text/html, attachment",
        "application/pdf, attachment"
    })
    void shows_in_place_only_what_cannot_run(String type, String disposition) {
        var answer = world.call(link(type, "a")).get();

        assertThat(answer.required("Content-Disposition")).startsWith(disposition + ";");
    }

    @Test
    void tells_of_a_file_without_sending_it() {
        var answer = world.call(link("image/png", "a")).head();

        answer.has(200);
        assertThat(answer.header("Content-Length")).isEqualTo("10");
        assertThat(answer.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 0123, bytes 0-3/10",
        "bytes=3-, 3456789, bytes 3-9/10",
        "bytes=-2, 89, bytes 8-9/10",
        "bytes=-99, 0123456789, bytes 0-9/10",
        "bytes=8-99, 89, bytes 8-9/10",
        "bytes=9-9, 9, bytes 9-9/10",
    })
    void serves_one_range(String range, String content, String contentRange) {
        var answer = world.call(link("video/mp4", "a")).header("Range", range).get();

        answer.has(206);
        assertThat(answer.text()).isEqualTo(content);
        assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
        assertThat(answer.header("Content-Length")).isEqualTo("" + content.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,3-4",
                "bytes=5-2",
                "bytes=-",
                "lines=1-2",
                "bytes=a-b",
                "bytes=1-99999999999999999999"
            })
    void serves_the_whole_for_what_it_cannot_read(String range) {
        var answer = world.call(link("video/mp4", "a")).header("Range", range).get();

        answer.has(200);
        assertThat(answer.text()).isEqualTo("0123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=99-100", "bytes=-0"})
    void refuses_ranges_that_are_not_there(String range) {
        var answer = world.call(link("video/mp4", "a")).header("Range", range).get();

        answer.isProblem(416, "range_not_satisfiable");
        assertThat(answer.header("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void serves_the_whole_to_whoever_has_an_older_part() {
        var answer =
                world.call(link("video/mp4", "a"))
                        .header("Range", "bytes=0-1")
                        .header("If-Range", "\"old\"")
                        .get();

        answer.has(200);
    }

    @Test
    @Rule("K4")
    void serves_nothing_for_links_that_are_old_or_made_up() {
        var link = link("image/png", "a");

        world.ports().clock().advance(Duration.ofMinutes(6));

        world.call(link).get().isProblem(404, "not_found");
        world.call("/media/abc").get().isProblem(404, "not_found");
        world.call("/media/..%2f..%2fetc%2fpasswd").get().isProblem(404, "not_found");
        world.call("/media/").get().isProblem(404, "not_found");
    }

    private String link(String type, String fileName) {
        URI url =
                world.store().signedUrl(KEY, new View(type, fileName), Duration.ofMinutes(5)).url();
        return url.getPath().replaceAll("^/*", "/media/");
    }
}

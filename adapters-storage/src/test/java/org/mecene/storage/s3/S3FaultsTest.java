package org.mecene.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mecene.storage.s3.FaultyServer.Behaviour.CUT;
import static org.mecene.storage.s3.FaultyServer.Behaviour.OK;
import static org.mecene.storage.s3.FaultyServer.Behaviour.SERVICE_UNAVAILABLE;
import static org.mecene.storage.s3.FaultyServer.Behaviour.SILENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;

class S3FaultsTest {
    private static final Duration ATTEMPT = Duration.ofMillis(500);
    private static final Duration BOUND = Duration.ofSeconds(10);

    private final StorageKey key = StorageKey.of(new MediaId(UUID.randomUUID()), Variant.ORIGINAL);

    @TempDir private Path directory;

    @Test
    void tries_again_when_the_store_is_busy() throws IOException {
        try (var server = FaultyServer.start(SERVICE_UNAVAILABLE, SERVICE_UNAVAILABLE, OK);
                var store = storeOf(server)) {
            store.put(key, file(), "image/png");

            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void gives_up_after_three_attempts() throws IOException {
        try (var server = FaultyServer.start(SERVICE_UNAVAILABLE);
                var store = storeOf(server)) {
            assertThatThrownBy(() -> store.delete(key)).isInstanceOf(StoreUnavailable.class);

            assertThat(server.requests()).isEqualTo(3);
        }
    }

    @Test
    void does_not_wait_for_a_store_that_says_nothing() throws IOException {
        try (var server = FaultyServer.start(SILENT);
                var store = storeOf(server)) {
            var begun = System.nanoTime();

            var thrown = catchThrowable(() -> store.find(key));

            assertThat(thrown).isInstanceOf(StoreUnavailable.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);
        }
    }

    @Test
    void is_unavailable_when_the_store_hangs_up() throws IOException {
        try (var server = FaultyServer.start(CUT);
                var store = storeOf(server)) {
            var file = file();

            assertThatThrownBy(() -> store.put(key, file, "image/png"))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void is_unavailable_when_nobody_listens() throws IOException {
        var server = FaultyServer.start(OK);
        server.close();

        try (var store = storeOf(server)) {
            assertThatThrownBy(() -> store.find(key)).isInstanceOf(StoreUnavailable.class);
        }
    }

    @Test
    void signs_urls_without_asking_the_store() throws IOException {
        try (var server = FaultyServer.start(SILENT);
                var store = storeOf(server)) {
            store.signedUrl(key, new View("image/png", "a.png"), Duration.ofMinutes(5));

            assertThat(server.requests()).isZero();
        }
    }

    private static S3MediaStore storeOf(FaultyServer server) {
        return new S3MediaStore(server.settings(), InstantSource.system(), ATTEMPT);
    }

    private Path file() throws IOException {
        return Files.write(directory.resolve("upload"), new byte[100_000]);
    }
}

package org.mecene.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.media.MediaStore.View;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.text.Bytes;

/// What every [MediaStore] promises. The store may hold what earlier tests left.
public interface MediaStoreContract {
    Duration LIFE = Duration.ofMinutes(5);

    MediaStore store();

    /// The time that the store goes by.
    Instant now();

    /// What a browser gets for a URL; empty when it gets nothing.
    Optional<Fetched> fetch(URI url);

    record Fetched(Bytes content, String contentType) {}

    @Test
    default void keeps_a_file(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        var content = bytes(100_000, 1);

        store().put(key, file(folder, content), "image/jpeg");

        var stored = store().find(key).orElseThrow();
        assertThat(stored.sizeBytes()).isEqualTo(100_000);
        assertThat(stored.contentType()).isEqualTo("image/jpeg");
        assertThat(read(stored, 0)).isEqualTo(Bytes.of(content));
    }

    @Test
    default void reads_from_any_byte(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, new byte[] {10, 11, 12, 13}), "application/pdf");

        var stored = store().find(key).orElseThrow();

        assertThat(read(stored, 1)).isEqualTo(Bytes.of(new byte[] {11, 12, 13}));
        assertThat(read(stored, 3)).isEqualTo(Bytes.of(new byte[] {13}));
    }

    @Test
    default void replaces_what_was_there(@TempDir Path folder) {
        var key = freshKey(Variant.THUMBNAIL);
        store().put(key, file(folder, bytes(5_000, 1)), "image/png");

        store().put(key, file(folder, bytes(300, 2)), "image/jpeg");

        var stored = store().find(key).orElseThrow();
        assertThat(stored.contentType()).isEqualTo("image/jpeg");
        assertThat(read(stored, 0)).isEqualTo(Bytes.of(bytes(300, 2)));
    }

    @Test
    default void keeps_one_whole_file_of_many_at_once(@TempDir Path folder) {
        var key = freshKey(Variant.LARGE);
        var files = List.of(bytes(70_000, 1), bytes(90_000, 2), bytes(80_000, 3));

        Race.of(
                files.size(),
                runner ->
                        () -> {
                            store().put(key, file(folder, files.get(runner)), "image/jpeg");
                            return true;
                        });

        var stored = store().find(key).orElseThrow();
        assertThat(files.stream().map(Bytes::of)).contains(read(stored, 0));
    }

    @Test
    default void finds_nothing_where_nothing_was_put(@TempDir Path folder) {
        var id = new MediaId(SequentialIds.unlikeAnyBefore().next());
        store().put(StorageKey.of(id, Variant.LARGE), file(folder, bytes(9, 1)), "image/jpeg");

        assertThat(store().find(StorageKey.of(id, Variant.ORIGINAL))).isEmpty();
        assertThat(store().find(freshKey(Variant.LARGE))).isEmpty();
    }

    @Test
    default void deletes_once_and_again(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, bytes(9, 1)), "image/jpeg");

        store().delete(key);
        store().delete(key);

        assertThat(store().find(key)).isEmpty();
    }

    @Test
    @Rule({"K3", "K4"})
    default void opens_one_object_by_its_signed_url(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, bytes(50_000, 1)), "image/png");

        var signed = store().signedUrl(key, new View("image/png", "plage.png"), LIFE);

        assertThat(fetch(signed.url()))
                .contains(new Fetched(Bytes.of(bytes(50_000, 1)), "image/png"));
        assertThat(signed.expiresAt())
                .isBetween(now().plus(LIFE).minusSeconds(5), now().plus(LIFE.multipliedBy(2)));
    }

    @Test
    @Rule("K4")
    default void opens_nothing_by_a_url_that_was_changed(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, bytes(9, 1)), "image/png");
        var url = store().signedUrl(key, new View("image/png", "a.png"), LIFE).url().toString();
        var at = url.length() - 5;
        var other = url.charAt(at) == 'a' ? 'b' : 'a';

        var changed = URI.create(url.substring(0, at) + other + url.substring(at + 1));

        assertThat(fetch(changed)).isEmpty();
    }

    @Test
    default void opens_nothing_by_the_url_of_an_object_that_is_gone(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, bytes(9, 1)), "image/png");
        var signed = store().signedUrl(key, new View("image/png", "a.png"), LIFE);

        store().delete(key);

        assertThat(fetch(signed.url())).isEmpty();
    }

    @Test
    default void serves_any_file_name(@TempDir Path folder) {
        var key = freshKey(Variant.ORIGINAL);
        store().put(key, file(folder, bytes(9, 1)), "application/pdf");
        var view = new View("application/pdf", "été \"1/2\"; 50 % — 🌍\\.pdf");

        var signed = store().signedUrl(key, view, LIFE);

        assertThat(fetch(signed.url()).orElseThrow().content()).isEqualTo(Bytes.of(bytes(9, 1)));
    }

    private static StorageKey freshKey(Variant variant) {
        return StorageKey.of(new MediaId(SequentialIds.unlikeAnyBefore().next()), variant);
    }

    private static byte[] bytes(int size, long seed) {
        var bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private static Path file(Path folder, byte[] content) {
        try {
            return Files.write(Files.createTempFile(folder, "upload", ".bin"), content);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Bytes read(MediaStore.Stored stored, long from) {
        try (var content = stored.open(from)) {
            return Bytes.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

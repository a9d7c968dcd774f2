package org.mecene.domain.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.text.Bytes;

final class InMemoryMediaStoreTest implements MediaStoreContract {
    private final TestClock clock = new TestClock();
    private final InMemoryMediaStore store =
            new InMemoryMediaStore(new InMemoryTransactions(), clock);

    @Override
    public MediaStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<Fetched> fetch(URI url) {
        return store.open(url)
                .map(served -> new Fetched(content(served.object()), served.view().contentType()));
    }

    @Test
    void opens_nothing_by_a_url_that_is_too_old(@TempDir Path folder) throws IOException {
        var key = StorageKey.of(new MediaId(new SequentialIds().next()), Variant.ORIGINAL);
        store.put(key, Files.writeString(folder.resolve("a"), "a"), "text/plain");
        var url = store.signedUrl(key, new MediaStore.View("text/plain", "a"), LIFE).url();

        clock.advance(LIFE);

        assertThat(fetch(url)).isEmpty();
    }

    private static Bytes content(MediaStore.Stored stored) {
        try (var stream = stored.open(0)) {
            return Bytes.of(stream.readAllBytes());
        } catch (IOException impossible) {
            throw new IllegalStateException("Memory can be read", impossible);
        }
    }
}

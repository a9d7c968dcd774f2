package org.mecene.domain.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.TokenHash;

/// Keeps files in memory and answers its signed URLs itself. Refuses to be called inside a
/// transaction, as everything does that leaves the process.
public final class InMemoryMediaStore implements MediaStore, SignedReads {
    private static final String BASE = "https://media.example/";

    private final Map<StorageKey, Content> objects = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private final InMemoryTransactions transactions;
    private final InstantSource clock;

    public InMemoryMediaStore(InMemoryTransactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Content(Bytes bytes, String contentType) implements Stored {
        @Override
        public long sizeBytes() {
            return bytes.length();
        }

        @Override
        public InputStream open(long from) {
            var all = bytes.toArray();
            var start = (int) Math.min(from, all.length);
            return new ByteArrayInputStream(all, start, all.length - start);
        }
    }

    private record Grant(StorageKey key, View view, Instant expiresAt) {}

    @Override
    public void put(StorageKey key, Path file, String contentType) {
        reach();
        try {
            objects.put(key, new Content(Bytes.of(Files.readAllBytes(file)), contentType));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<Stored> find(StorageKey key) {
        reach();
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public void delete(StorageKey key) {
        reach();
        objects.remove(key);
    }

    @Override
    public SignedUrl signedUrl(StorageKey key, View view, Duration life) {
        var expiresAt = clock.instant().plus(life);
        var token = TokenHash.of(key.value() + view + expiresAt).hex();
        grants.put(token, new Grant(key, view, expiresAt));
        return new SignedUrl(URI.create(BASE + token), expiresAt);
    }

    @Override
    public Optional<Served> open(String token) {
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> clock.instant().isBefore(grant.expiresAt()))
                .flatMap(grant ->
                        Optional.ofNullable(objects.get(grant.key()))
                                .map(object -> new Served(object, grant.view())));
    }

    /// What somebody gets who opens a signed URL.
    public Optional<Served> open(URI url) {
        return open(url.toString().substring(BASE.length()));
    }

    /// From now on the store does not answer.
    public void goDown() {
        down.set(true);
    }

    public void comeBack() {
        down.set(false);
    }

    public Stream<StorageKey> keys() {
        return objects.keySet().stream();
    }

    private void reach() {
        transactions.requireNone();
        if (down.get()) {
            throw new StoreUnavailable("The store is down", new IOException("No answer"));
        }
    }
}

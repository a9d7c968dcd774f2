package org.mecene.storage.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.StorageKey;
import org.mecene.storage.SigningWindow;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// Keeps media in a bucket. An object is there whole or not at all: the store checks what it
/// received against a digest that is sent with it.
///
/// Of several writers of one key, one wins. A call takes 60 seconds at most, and as much longer as
/// a file takes to be sent three times at a megabyte a second; what comes to nothing is tried three
/// times.
public final class S3MediaStore implements MediaStore, AutoCloseable {
    private final S3Client client;
    private final String bucket;
    private final UrlSigner urls;
    private final InstantSource clock;
    private final Duration attempt;

    /// @param clock the real time, even where the rest of the server lives in a moved one: the
    ///   store measures signed URLs by its own clock
    public S3MediaStore(S3Settings settings, InstantSource clock) {
        this(settings, clock, S3Clients.FOR_AN_ATTEMPT);
    }

    S3MediaStore(S3Settings settings, InstantSource clock, Duration attempt) {
        this.client = S3Clients.make(settings, attempt);
        this.attempt = attempt;
        this.bucket = settings.bucket();
        this.urls =
                new UrlSigner(
                        S3Clients.bucketUrl(client, bucket),
                        settings.region(),
                        S3Clients.credentials(settings));
        this.clock = clock;
    }

    @Override
    public void put(StorageKey key, Path file, String contentType) {
        try {
            var request =
                    PutObjectRequest.builder()
                            .bucket(bucket)
                            .key(key.value())
                            .contentType(contentType)
                            .contentMD5(Md5.of(file))
                            .overrideConfiguration(S3Clients.timeToSend(Files.size(file), attempt))
                            .build();
            var answer = client.putObject(request, RequestBody.fromFile(file));
            if (answer.eTag() == null) {
                // An answer that was cut off, or that something else than a store gave.
                throw new IOException("The media store did not confirm what it was given");
            }
        } catch (IOException e) {
            throw new StoreUnavailable(new UncheckedIOException(e));
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Stored> find(StorageKey key) {
        try {
            var head = client.headObject(request -> request.bucket(bucket).key(key.value()));
            return Optional.of(new S3Object(key, head.contentLength(), head.contentType()));
        } catch (NoSuchKeyException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(StorageKey key) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key.value()));
        } catch (SdkException e) {
            throw unavailable(e);
        }
    }

    @Override
    public SignedUrl signedUrl(StorageKey key, View view, Duration life) {
        var window = SigningWindow.at(clock.instant(), life);
        return new SignedUrl(urls.sign(key, view, window), window.expiresAt());
    }

    /// Lets go of the connections. Calls that are under way may fail.
    @Override
    public void close() {
        client.close();
    }

    private static StoreUnavailable unavailable(SdkException cause) {
        return new StoreUnavailable("The media store does not answer as it should", cause);
    }

    private InputStream read(GetObjectRequest request) throws IOException {
        try {
            return client.getObject(request);
        } catch (SdkException e) {
            throw new IOException("The media store does not answer as it should", e);
        }
    }

    private final class S3Object implements Stored {
        private final StorageKey key;
        private final long sizeBytes;
        private final String contentType;

        S3Object(StorageKey key, long sizeBytes, String contentType) {
            this.key = key;
            this.sizeBytes = sizeBytes;
            this.contentType = contentType;
        }

        @Override
        public long sizeBytes() {
            return sizeBytes;
        }

        @Override
        public String contentType() {
            return contentType;
        }

        @Override
        public InputStream open(long from) throws IOException {
            if (from < 0) {
                throw new IllegalArgumentException("A file begins at 0");
            }
            if (from >= sizeBytes) {
                return InputStream.nullInputStream();
            }
            var request = GetObjectRequest.builder().bucket(bucket).key(key.value());
            return read(from == 0 ? request.build() : request.range("bytes=" + from + "-").build());
        }
    }
}

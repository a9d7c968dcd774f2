package org.mecene.domain.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Keeps the bytes of uploaded files. Nothing in it is public: reading from outside takes a signed
/// URL (rules.md K3). Safe for use by many threads and nodes.
public interface MediaStore {
    /// Stores a whole file under a key, replacing what was there. When it returns, the bytes are
    /// durable.
    ///
    /// @throws StoreUnavailable when the store cannot take it now; nothing is left under the key,
    ///   or the whole file
    void put(StorageKey key, Path file, String contentType);

    /// What is stored under a key.
    ///
    /// @throws StoreUnavailable when the store does not answer
    Optional<Stored> find(StorageKey key);

    /// Removes what is stored under a key; nothing there is fine.
    ///
    /// @throws StoreUnavailable when the store does not answer
    void delete(StorageKey key);

    /// A URL by which anybody who has it may GET this one object until it expires. Computed without
    /// asking the store.
    ///
    /// @param view the type and name under which the object is served
    /// @param life at most five minutes is asked for (rules.md K4); a store may round it up to five
    ///   minutes more so that the URLs of one page stay the same for a while
    SignedUrl signedUrl(StorageKey key, View view, Duration life);

    /// @param contentType the type that the answer will carry
    /// @param fileName the name for a download; the answer shows images, video and audio in place
    ///   and offers the rest
    record View(String contentType, String fileName) {}

    record SignedUrl(URI url, Instant expiresAt) {}

    /// An object in the store; the caller opens and closes its content.
    interface Stored {
        long sizeBytes();

        String contentType();

        /// @param from the first byte to read
        /// @throws IOException when the store does not answer
        InputStream open(long from) throws IOException;
    }

    /// The store does not answer or has no room.
    final class StoreUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public StoreUnavailable(String message, Throwable cause) {
            super(message, cause);
        }

        public StoreUnavailable(UncheckedIOException cause) {
            super("The media store does not answer", cause);
        }
    }
}

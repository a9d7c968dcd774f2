package org.mecene.storage.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mecene.domain.media.MediaStore;
import org.mecene.domain.media.SignedReads;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.domain.time.Secrets;
import org.mecene.storage.SigningWindow;
import org.mecene.storage.local.SignedTokens.Grant;

/// Keeps media below one directory, and answers its own signed URLs: `<publicUrl>/media/<token>`.
///
/// Several processes may share the directory when its file system renames atomically. A URL is made
/// from memory alone, without a lock, in microseconds.
public final class LocalMediaStore implements MediaStore, SignedReads {
    private static final String SIGNING_KEY = "media-urls";

    private final ObjectFiles files;
    private final SignedTokens tokens;
    private final String urlPrefix;
    private final InstantSource clock;

    /// @param directory made when it is missing; nobody else may write into it
    /// @param publicUrl where clients find this server
    /// @throws UncheckedIOException when the directory cannot be written to
    public LocalMediaStore(
            Path directory,
            URI publicUrl,
            ServerSecrets serverSecrets,
            Secrets secrets,
            InstantSource clock) {
        this.files = ObjectFiles.in(directory);
        this.tokens = new SignedTokens(serverSecrets.of(SIGNING_KEY, secrets::next));
        this.urlPrefix = publicUrl.toString().replaceFirst("/+$", "") + "/media/";
        this.clock = clock;
    }

    @Override
    public void put(StorageKey key, Path file, String contentType) {
        try {
            files.put(key, file, contentType);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Optional<Stored> find(StorageKey key) {
        try {
            return files.find(key);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void delete(StorageKey key) {
        try {
            files.delete(key);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public SignedUrl signedUrl(StorageKey key, View view, Duration life) {
        var expiresAt = SigningWindow.at(clock.instant(), life).expiresAt();
        var token = tokens.sign(new Grant(key, view, expiresAt));
        return new SignedUrl(URI.create(urlPrefix + token), expiresAt);
    }

    /// @throws StoreUnavailable when a genuine token's object cannot be read
    @Override
    public Optional<Served> open(String token) {
        return tokens.read(token)
                .filter(grant -> clock.instant().isBefore(grant.expiresAt()))
                .flatMap(
                        grant -> find(grant.key()).map(object -> new Served(object, grant.view())));
    }

    private static StoreUnavailable unavailable(IOException cause) {
        return new StoreUnavailable(new UncheckedIOException(cause));
    }
}

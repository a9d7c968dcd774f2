package org.mecene.storage.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mecene.domain.media.MediaStore.Stored;
import org.mecene.domain.media.StorageKey;
import org.mecene.storage.AbandonedFiles;

/// The files of the local store. `media/<id>/<form>` is kept in `<last two of id>/<id>.<form>`: no
/// directory grows without bound or comes and goes, so threads and processes do not meet in one.
///
/// A file is written aside, forced to the disk and renamed, so that what has its final name is
/// whole. Of several writers of one key, the last to rename wins.
final class ObjectFiles {
    private static final String INCOMING = "incoming";
    private static final String PART = "put";

    private final Path directory;
    private final Path incoming;

    private ObjectFiles(Path directory) {
        this.directory = directory;
        this.incoming = directory.resolve(INCOMING);
    }

    /// @throws UncheckedIOException when the directory cannot be written to
    static ObjectFiles in(Path directory) {
        var files = new ObjectFiles(directory.toAbsolutePath().normalize());
        try {
            Files.createDirectories(files.incoming);
            AbandonedFiles.remove(files.incoming, PART);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    void put(StorageKey key, Path source, String contentType) throws IOException {
        var shard = shardOf(key);
        var part = Files.createTempFile(incoming, PART, null);
        try {
            write(ObjectHeader.of(contentType), source, part);
            Files.createDirectories(shard);
            Files.move(
                    part,
                    pathOf(key),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(shard);
            force(directory);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    Optional<Stored> find(StorageKey key) throws IOException {
        var path = pathOf(key);
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            var header = ObjectHeader.read(channel);
            var size = channel.size() - header.length();
            return Optional.of(new ObjectFile(path, size, header.contentType()));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    void delete(StorageKey key) throws IOException {
        Files.deleteIfExists(pathOf(key));
    }

    private Path shardOf(StorageKey key) {
        var id = idIn(key);
        return directory.resolve(id.substring(id.length() - 2));
    }

    private Path pathOf(StorageKey key) {
        var form = key.value().substring(key.value().lastIndexOf('/') + 1);
        var path = shardOf(key).resolve(idIn(key) + "." + form);
        if (!path.normalize().equals(path) || !path.startsWith(directory)) {
            throw new IllegalStateException("A key leads out of the store");
        }
        return path;
    }

    private static String idIn(StorageKey key) {
        return key.value().split("/", -1)[1];
    }

    private static void write(ByteBuffer header, Path source, Path part) throws IOException {
        try (var in = FileChannel.open(source, StandardOpenOption.READ);
                var out = FileChannel.open(part, StandardOpenOption.WRITE)) {
            while (header.hasRemaining()) {
                out.write(header);
            }
            var size = in.size();
            for (var from = 0L; from < size; ) {
                var moved = in.transferTo(from, size - from, out);
                if (moved <= 0) {
                    throw new IOException("The file shrank while it was stored");
                }
                from += moved;
            }
            out.force(true);
        }
    }

    /// Makes a rename outlive a power cut. Windows cannot open a directory, and needs not.
    static void force(Path directory) throws IOException {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}

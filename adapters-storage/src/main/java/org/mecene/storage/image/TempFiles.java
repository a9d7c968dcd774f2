package org.mecene.storage.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The temporary files of one upload. Used by one thread.
final class TempFiles {
    static final String PREFIX = "form";

    private static final Logger LOG = LoggerFactory.getLogger(TempFiles.class);

    private final Path directory;
    private final List<Path> made = new ArrayList<>();

    TempFiles(Path directory) {
        this.directory = directory;
    }

    Path next() throws IOException {
        var file = Files.createTempFile(directory, PREFIX, null);
        made.add(file);
        return file;
    }

    /// Removes them all; removing them twice is fine. One that cannot be removed now is found at
    /// the next start.
    void remove() {
        for (var file : made) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.warn("A temporary file stays until the next start", e);
            }
        }
    }
}

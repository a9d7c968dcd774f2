package org.mecene.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/// Temporary files that a crash left behind. Other processes may work in the same directory, so
/// only what is older than any work takes is removed.
public final class AbandonedFiles {
    private static final Duration LONGEST_WORK = Duration.ofDays(1);

    private AbandonedFiles() {}

    /// Removes them. Fails when the directory cannot be written to, which is good to know at start.
    ///
    /// @param prefix how the names of our own temporary files begin
    public static void remove(Path directory, String prefix) throws IOException {
        // The age is told by the clock of the file system: ours may have been moved.
        var probe = Files.createTempFile(directory, prefix, null);
        try {
            var limit = Files.getLastModifiedTime(probe).toInstant().minus(LONGEST_WORK);
            try (var files = Files.newDirectoryStream(directory, prefix + "*")) {
                for (var file : files) {
                    removeIfOlder(file, limit);
                }
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void removeIfOlder(Path file, Instant limit) throws IOException {
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // Its owner was quicker.
        }
    }
}

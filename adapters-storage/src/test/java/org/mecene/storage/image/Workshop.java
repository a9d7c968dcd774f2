package org.mecene.storage.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.mecene.domain.media.MediaProcessor.Prepared;

/// A processor with a directory of its own for uploads and one for its work.
record Workshop(Path uploads, Path work, ImageMediaProcessor processor) {
    static Workshop in(Path root) {
        var work = root.resolve("work");
        return new Workshop(root, work, new ImageMediaProcessor(work, ImageLimits.ofThisMachine()));
    }

    Prepared prepare(byte[] content, String declared) throws IOException {
        return processor.prepare(upload(content), declared);
    }

    Prepared prepare(Path upload, String declared) {
        return processor.prepare(upload, declared);
    }

    Path upload(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(uploads, "upload", ".bin"), content);
    }

    /// The temporary files that are there now.
    List<Path> files() throws IOException {
        try (var paths = Files.list(work)) {
            return paths.toList();
        }
    }
}

package org.mecene.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of the project that is not code.
public record Document(Path path) {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    public static Document at(String path) {
        return new Document(ROOT.resolve(path));
    }

    String text() throws IOException {
        return Files.readString(path);
    }

    /// All files of a directory, one behind the other.
    String texts() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(path)) {
            for (var file : files.sorted().toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    /// Fails when the file says something else; writes it instead when the build was asked to.
    public void holds(String made) throws IOException {
        if ("write".equals(System.getProperty("mecene.documents"))) {
            Files.writeString(path, made);
        }
        assertThat(Files.exists(path) ? text() : "")
                .as("%s, which ./mecene docs writes anew", path.getFileName())
                .isEqualTo(made);
    }
}

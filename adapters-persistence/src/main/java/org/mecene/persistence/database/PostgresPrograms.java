package org.mecene.persistence.database;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// PostgreSQL's programs, which this module carries as a plain archive. The library that starts
/// them can unpack its own, but reads and digests all of it at every start, and takes seconds to
/// unpack it at the first: here they are put where it looks for them, under the name that it gives
/// them, and what it is handed as the archive is only their version, which makes that name.
final class PostgresPrograms implements PgBinaryResolver {
    private static final String ARCHIVE = "/postgres/programs.tar";
    private static final String VERSION = "/postgres/version";
    private static final int BUFFER = 1 << 16;
    private static final int ANYBODY_MAY_EXECUTE = 0b001_001_001;

    private final byte[] version;

    private PostgresPrograms(byte[] version) {
        this.version = version;
    }

    /// Unpacks the programs, unless they are there. One process at a time may do this.
    ///
    /// @param directory where programs are kept, those of older versions too
    static PostgresPrograms unpackedIn(Path directory) throws IOException {
        var programs = new PostgresPrograms(version());
        var home = directory.resolve("PG-" + programs.digest());
        if (!Files.exists(home)) {
            var unfinished = directory.resolve("unfinished");
            removeAll(unfinished);
            unpack(unfinished);
            Files.createFile(unfinished.resolve(".exists"));
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        }
        return programs;
    }

    @Override
    public InputStream getPgBinary(String system, String machineHardware) {
        return new ByteArrayInputStream(version);
    }

    private static void unpack(Path target) throws IOException {
        try (var archive =
                new TarArchiveInputStream(new BufferedInputStream(resource(ARCHIVE), BUFFER))) {
            for (var entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                var path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("The archive of PostgreSQL names a place outside of it");
                }
                unpack(entry, archive, path);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
            throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        if ((entry.getMode() & ANYBODY_MAY_EXECUTE) != 0
                && !path.toFile().setExecutable(true, false)) {
            throw new IOException("A program of PostgreSQL cannot be made executable");
        }
    }

    private static void removeAll(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static byte[] version() throws IOException {
        try (var version = resource(VERSION)) {
            return version.readAllBytes();
        }
    }

    private static InputStream resource(String name) throws IOException {
        var content = PostgresPrograms.class.getResourceAsStream(name);
        if (content == null) {
            throw new IOException("There is no PostgreSQL in this build: " + name + " is missing");
        }
        return content;
    }

    /// As the library makes it.
    private String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(version));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }
}

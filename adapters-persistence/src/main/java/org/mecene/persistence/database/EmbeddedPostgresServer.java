package org.mecene.persistence.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL that this process starts and stops, for a server that was given no database.
/// It keeps its data in a directory and is as durable as any other: the settings that would make it
/// faster and forgetful are refused (`docs/decisions/0002-embedded-postgresql.md`).
public final class EmbeddedPostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
    private static final String USER = "postgres";
    private static final String DATABASE = "mecene";

    /// Recovery after a crash may take longer than a plain start.
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final FileLock lock;
    private final EmbeddedPostgres server;
    private final String password;

    private EmbeddedPostgresServer(
            FileChannel lockFile, FileLock lock, EmbeddedPostgres server, String password) {
        this.lockFile = lockFile;
        this.lock = lock;
        this.server = server;
        this.password = password;
    }

    /// Starts the server over a directory, which is made when it is missing. A server that a killed
    /// process left behind is stopped first.
    ///
    /// @param newPassword makes the password of a new directory
    /// @throws IllegalStateException when another process works on the directory, or the server
    ///   does not start
    public static EmbeddedPostgresServer start(Path directory, Supplier<String> newPassword) {
        try {
            createForOwner(directory);
            var lockFile =
                    FileChannel.open(
                            directory.resolve("mecene.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            var lock = lock(lockFile, directory);
            var cluster = directory.resolve("cluster");
            stopOrphan(cluster);
            var password = password(directory, newPassword);
            var server = start(directory, cluster, password);
            var started = new EmbeddedPostgresServer(lockFile, lock, server, password);
            started.secure(cluster);
            started.createDatabase();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", failure);
        } catch (SQLException failure) {
            throw new IllegalStateException("The embedded PostgreSQL does not answer", failure);
        }
    }

    /// Where the database is.
    public DatabaseUrl url() {
        return new DatabaseUrl(
                "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), DATABASE),
                USER,
                password);
    }

    @Override
    public void close() {
        // Closed in reverse: the server, then its lock, then the lock's file.
        try (lockFile;
                var _ = lock;
                server) {
            LOG.debug("Stopping the embedded PostgreSQL");
        } catch (IOException failure) {
            LOG.warn(
                    "The embedded PostgreSQL did not stop cleanly; it will recover at the next start",
                    failure);
        }
    }

    /// The library lets everybody write to the directory of the programs; nobody else gets there.
    private static void createForOwner(Path directory) throws IOException {
        Files.createDirectories(directory);
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static FileLock lock(FileChannel lockFile, Path directory) throws IOException {
        try {
            var lock = lockFile.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this very process: answered like one that is held by another.
        }
        lockFile.close();
        throw new IllegalStateException(
                "Another Mecene works on "
                        + directory.toAbsolutePath()
                        + "; stop it, or set MECENE_DATA_DIR or MECENE_DATABASE_URL");
    }

    private static EmbeddedPostgres start(Path directory, Path cluster, String password)
            throws IOException {
        var binaries = Files.createDirectories(directory.resolve("binaries"));
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPgBinaryResolver(PostgresPrograms.unpackedIn(binaries))
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("jit", "off")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_directory", "log")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setServerConfig("log_min_error_statement", "panic")
                .start();
    }

    /// After a kill of the process that had started it, the server lives on; it is asked to stop,
    /// and has no clients that it would wait for.
    private static void stopOrphan(Path cluster) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var firstLine = Files.readAllLines(pidFile).stream().findFirst().orElse("");
        var orphan =
                firstLine.matches("\\d{1,18}")
                        ? ProcessHandle.of(Long.parseLong(firstLine))
                                .filter(EmbeddedPostgresServer::isPostgres)
                        : Optional.<ProcessHandle>empty();
        if (orphan.isEmpty()) {
            return;
        }
        LOG.info("Stopping the PostgreSQL that an earlier process left behind");
        orphan.get().destroy();
        try {
            orphan.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException(
                    "The PostgreSQL that an earlier process left behind does not stop", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while an earlier PostgreSQL stopped", interrupted);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.isAlive()
                && process.info()
                        .command()
                        .filter(command -> command.contains("postgres"))
                        .isPresent();
    }

    private static String password(Path directory, Supplier<String> newPassword)
            throws IOException {
        var file = directory.resolve("password");
        if (!Files.exists(file)) {
            var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            }
            Files.writeString(file, newPassword.get());
        }
        return Files.readString(file).strip();
    }

    /// A new cluster trusts everybody on this machine; from now on it asks for the password. Done
    /// at every start, since a crash may have come between the two steps.
    private void secure(Path cluster) throws SQLException, IOException {
        var rules =
                """
                local   all  all                scram-sha-256
                host    all  all  127.0.0.1/32  scram-sha-256
                host    all  all  ::1/128       scram-sha-256
                """;
        var hostRules = cluster.resolve("pg_hba.conf");
        try (var connection =
                        server.getDatabase(USER, USER, Map.of("password", password))
                                .getConnection();
                var statement = connection.createStatement()) {
            requireDurable(statement);
            if (!Files.readString(hostRules).equals(rules)) {
                // The password holds base64url characters only, so quoting cannot break.
                statement.execute("ALTER USER postgres PASSWORD '" + password + "'");
                Files.writeString(hostRules, rules);
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    private static void requireDurable(Statement statement) throws SQLException {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            try (var row = statement.executeQuery("SHOW " + setting)) {
                if (!row.next() || !"on".equals(row.getString(1))) {
                    throw new IllegalStateException(
                            "The embedded PostgreSQL runs with "
                                    + setting
                                    + " off and would lose payments");
                }
            }
        }
    }

    private void createDatabase() throws SQLException {
        try (var connection =
                        server.getDatabase(USER, USER, Map.of("password", password))
                                .getConnection();
                var statement = connection.createStatement()) {
            try (var row =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'mecene'")) {
                if (row.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE mecene");
        }
    }
}

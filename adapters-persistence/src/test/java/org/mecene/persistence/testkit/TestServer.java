package org.mecene.persistence.testkit;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mecene.persistence.database.Changelogs;
import org.mecene.persistence.database.ConnectionPool;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.database.Migrations;

/// One real PostgreSQL for all tests of a run, and in it a database for each test class, copied
/// from one that was migrated once. It forgets faster than it writes to disk: no test pulls its
/// plug.
///
/// `MECENE_TEST_DATABASE_URL` names another server to use, as a superuser; without it one is
/// started.
public final class TestServer {
    private static final String TEMPLATE = "mecene_template";
    private static @Nullable TestServer shared;

    private final DatabaseUrl administration;
    private final AtomicInteger count = new AtomicInteger();

    private TestServer(DatabaseUrl administration) {
        this.administration = administration;
    }

    public static synchronized TestServer shared() {
        if (shared == null) {
            var given = System.getenv("MECENE_TEST_DATABASE_URL");
            shared = new TestServer(given == null ? started() : DatabaseUrl.parse(given));
            shared.makeTemplate();
        }
        return shared;
    }

    /// A new database with the schema of this release and nothing in it.
    public DatabaseUrl newDatabase() {
        var name = "test_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return at(name);
    }

    /// A database as another one is now, like a backup of it that was restored. Nobody may be
    /// connected to it meanwhile.
    public DatabaseUrl copyOf(DatabaseUrl original) {
        var name = "copy_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet();
        var url = original.jdbcUrl();
        var end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        var from = url.substring(url.lastIndexOf('/', end) + 1, end);
        execute("CREATE DATABASE " + name + " TEMPLATE " + from);
        return at(name);
    }

    /// A new database without any schema.
    public DatabaseUrl emptyDatabase() {
        var name = "empty_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return at(name);
    }

    private void makeTemplate() {
        execute("DROP DATABASE IF EXISTS " + TEMPLATE);
        execute("CREATE DATABASE " + TEMPLATE);
        try (HikariDataSource pool = ConnectionPool.open(at(TEMPLATE), 3)) {
            new Migrations(pool, Changelogs.OWN).apply();
        }
    }

    private DatabaseUrl at(String name) {
        var url = administration.jdbcUrl();
        var end = url.indexOf('?') < 0 ? url.length() : url.indexOf('?');
        return new DatabaseUrl(
                url.substring(0, url.lastIndexOf('/', end)) + "/" + name + url.substring(end),
                administration.user(),
                administration.password());
    }

    private synchronized void execute(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                administration.jdbcUrl(),
                                administration.user(),
                                administration.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static DatabaseUrl started() {
        try {
            var server =
                    EmbeddedPostgres.builder()
                            .setPGStartupWait(Duration.ofMinutes(2))
                            .setLocaleConfig("locale", "C")
                            .setServerConfig("fsync", "off")
                            .setServerConfig("full_page_writes", "off")
                            .setServerConfig("jit", "off")
                            .setServerConfig("max_connections", "200")
                            .start();
            return new DatabaseUrl(
                    "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                    "postgres",
                    "postgres");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

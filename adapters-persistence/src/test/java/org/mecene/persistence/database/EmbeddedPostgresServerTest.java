package org.mecene.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresServerTest {
    @Test
    void keeps_its_data_over_a_restart_and_asks_for_the_password(@TempDir Path directory)
            throws SQLException {
        try (var first = EmbeddedPostgresServer.start(directory, () -> "first-password");
                var connection = connect(first.url())) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }

        try (var second = EmbeddedPostgresServer.start(directory, () -> "never-asked");
                var connection = connect(second.url());
                var row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            var url = second.url();

            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
            assertThatThrownBy(
                            () -> DriverManager.getConnection(url.jdbcUrl(), "postgres", "wrong"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refuses_a_directory_that_another_server_works_on(@TempDir Path directory) {
        try (var running = EmbeddedPostgresServer.start(directory, () -> "password")) {
            assertThatThrownBy(() -> EmbeddedPostgresServer.start(directory, () -> "password"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("MECENE_DATA_DIR");
            assertThat(running.url().user()).isEqualTo("postgres");
        }
    }

    @Test
    void starts_again_after_the_process_that_had_started_it_was_killed(@TempDir Path directory)
            throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var killed =
                new ProcessBuilder(
                                java,
                                "-cp",
                                System.getProperty("java.class.path"),
                                DiesWithItsServerRunning.class.getName(),
                                directory.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(killed.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(killed.waitFor()).as(said).isEqualTo(DiesWithItsServerRunning.EXIT_CODE);
        try (var server = EmbeddedPostgresServer.start(directory, () -> "never-asked");
                var connection = connect(server.url());
                var row = connection.createStatement().executeQuery("SELECT answer FROM kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(url.jdbcUrl(), url.user(), url.password());
    }

    /// A process that commits something and dies without a word to its database server.
    static final class DiesWithItsServerRunning {
        static final int EXIT_CODE = 137;

        private DiesWithItsServerRunning() {}

        public static void main(String[] arguments) throws SQLException {
            var server =
                    EmbeddedPostgresServer.start(Path.of(arguments[0]), () -> "first-password");
            connect(server.url())
                    .createStatement()
                    .execute("CREATE TABLE kept AS SELECT 42 AS answer");
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}

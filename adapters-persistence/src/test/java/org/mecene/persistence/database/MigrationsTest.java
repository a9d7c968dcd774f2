package org.mecene.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.persistence.testkit.TestServer;

final class MigrationsTest {
    @Test
    void several_nodes_that_start_at_once_on_an_empty_database_are_all_ready() throws Exception {
        var url = TestServer.shared().emptyDatabase();

        var nodes =
                IntStream.range(0, 3)
                        .mapToObj(node -> CompletableFuture.runAsync(() -> migrate(url)))
                        .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(nodes).get(60, TimeUnit.SECONDS);

        try (var pool = ConnectionPool.open(url, 3)) {
            assertThat(new Migrations(pool, Changelogs.OWN).areApplied()).isTrue();
        }
    }

    @Test
    void goes_on_where_a_node_died_with_the_lock_of_the_migration_tool_in_its_hands()
            throws SQLException {
        var url = TestServer.shared().emptyDatabase();
        try (var pool = ConnectionPool.open(url, 3)) {
            new Migrations(pool, Changelogs.OWN.subList(0, 2)).apply();
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "UPDATE databasechangeloglock SET locked = true, lockgranted = now(), lockedby = 'dead'");
            }

            new Migrations(pool, Changelogs.OWN).apply();

            assertThat(new Migrations(pool, Changelogs.OWN).areApplied()).isTrue();
        }
    }

    @Test
    void leaves_handles_that_read_alike_to_those_who_had_them_before() throws SQLException {
        try (var pool = ConnectionPool.open(TestServer.shared().emptyDatabase(), 3)) {
            var before = Changelogs.OWN.indexOf("db/changelog/0033-handles.sql");
            new Migrations(pool, Changelogs.OWN.subList(0, before)).apply();
            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO users (id, email, password_hash, handle, display_name, language, roles, status,
                                           created_at, version)
                        SELECT gen_random_uuid(), handle, '', handle, '', 'en', '{}', 'active', at::timestamptz, 0
                          FROM (VALUES ('anna-rn0', '2026-01-02'), ('annam0', '2026-01-01'), ('other', '2026-01-03'))
                            AS people (handle, at)
                        """);

                new Migrations(pool, Changelogs.OWN).apply();

                try (var rows =
                        statement.executeQuery(
                                """
                                SELECT string_agg(handle || ' ' || coalesce(handle_likeness, 'none'), ', ' ORDER BY handle)
                                  FROM users
                                """)) {
                    rows.next();
                    assertThat(rows.getString(1))
                            .isEqualTo("anna-rn0 none, annam0 annamo, other other");
                }
            }
        }
    }

    @Test
    void leaves_a_connection_with_its_limits() throws SQLException {
        try (var pool = ConnectionPool.open(TestServer.shared().emptyDatabase(), 3)) {
            new Migrations(pool, Changelogs.OWN).apply();

            for (var i = 0; i < 3; i++) {
                try (var connection = pool.getConnection();
                        var row =
                                connection
                                        .createStatement()
                                        .executeQuery("SHOW statement_timeout")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo("10s");
                }
            }
        }
    }

    @Test
    void computes_the_words_of_a_search_also_while_a_dump_is_read_back() throws SQLException {
        try (var pool = ConnectionPool.open(TestServer.shared().emptyDatabase(), 3)) {
            new Migrations(pool, Changelogs.OWN).apply();

            try (var connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                // pg_restore does the same, so that a dump means one thing everywhere.
                statement.execute("SET search_path = ''");
                try (var row =
                        statement.executeQuery(
                                "SELECT public.search_words('Thiès') @@ public.search_query('thies')")) {
                    row.next();
                    assertThat(row.getBoolean(1)).isTrue();
                }
            }
        }
    }

    private static void migrate(DatabaseUrl url) {
        try (var pool = ConnectionPool.open(url, 3)) {
            new Migrations(pool, Changelogs.OWN).apply();
        }
    }
}

package org.mecene.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The people and posts that are asked for.
///
/// @param people some of those who read, in a fixed order
/// @param posts those that everybody may read
record Seeds(List<UUID> people, List<UUID> posts) {
    /// Fills the database, unless it is filled.
    static Seeds in(Connection connection, int users, int posts) throws SQLException, IOException {
        if (ids(connection, "SELECT id FROM posts LIMIT 1").isEmpty()) {
            fill(connection, users, posts);
        }
        return new Seeds(
                ids(
                        connection,
                        "SELECT id FROM users WHERE handle LIKE 'reader%' AND roles = '{}' ORDER BY created_at, id LIMIT 1000"),
                ids(connection, "SELECT id FROM posts WHERE visibility = 'public' ORDER BY id"));
    }

    private static void fill(Connection connection, int users, int posts)
            throws SQLException, IOException {
        try (var script = Seeds.class.getResourceAsStream("seed.sql");
                var statement = connection.createStatement()) {
            if (script == null) {
                throw new IOException("seed.sql is missing");
            }
            statement.execute(
                    new String(script.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("{users}", Integer.toString(users))
                            .replace("{posts}", Integer.toString(posts)));
            statement.execute("VACUUM ANALYZE");
            statement.execute("CHECKPOINT");
        }
    }

    private static List<UUID> ids(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var ids = new ArrayList<UUID>();
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        }
    }
}

package org.mecene.bootstrap.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.mecene.persistence.database.DatabaseUrl;

/// Looks behind the server, where the outside shows too little.
final class Rows {
    private Rows() {}

    static String secret(DatabaseUrl database, String name) {
        return texts(database, "SELECT value FROM server_secrets WHERE name = ?", name).getFirst();
    }

    /// As the sandbox sent them: Mecene keeps none that is done.
    static List<String> noticesOfDonation(DatabaseUrl database, String donation) {
        return texts(
                database,
                """
                SELECT body
                  FROM sandbox.event
                 WHERE body LIKE
                       '%' || (SELECT payment_id FROM donations WHERE id = ?::uuid) || '%'
                """,
                donation);
    }

    static Instant serverTime(DatabaseUrl database) {
        var ahead =
                texts(
                        database,
                        """
                        SELECT (now() + coalesce((SELECT ahead_micros FROM sandbox_clock), 0)
                               * interval '1 microsecond')::text WHERE ? <> ''
                        """,
                        "-");
        return OffsetDateTime.parse(ahead.getFirst().replace(' ', 'T') + ":00").toInstant();
    }

    static long mailFiles(Path directory, String address) {
        try (var files = Files.list(directory.resolve("mails"))) {
            return files.filter(file -> contains(file, address)).count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).contains(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The tables in which some row holds a text.
    static List<String> tablesWith(DatabaseUrl database, String text) {
        return texts(
                        database,
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND ? <> ''",
                        "-")
                .stream()
                .filter(table ->
                        !texts(
                                        database,
                                        "SELECT 'found' FROM \"%s\" AS t WHERE strpos(t::text, ?) > 0 LIMIT 1"
                                                .formatted(table),
                                        text)
                                .isEmpty())
                .toList();
    }

    private static List<String> texts(DatabaseUrl database, String sql, String parameter) {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (var rows = statement.executeQuery()) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    texts.add(rows.getString(1));
                }
                return texts;
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

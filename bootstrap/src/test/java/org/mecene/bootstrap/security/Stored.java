package org.mecene.bootstrap.security;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.mecene.persistence.database.DatabaseUrl;

/// What is in the database, behind the server's back.
final class Stored {
    private final DatabaseUrl database;

    Stored(DatabaseUrl database) {
        this.database = database;
    }

    /// A digest of every row of everything that people make, to see whether anything changed. What
    /// jobs write a little later is left out: the rank by likes, and what is due of a payment.
    String digest() {
        return query(
                """
                SELECT string_agg(t || ':' || n, ' ' ORDER BY t)
                  FROM (SELECT table_name AS t,
                               (xpath('/row/n/text()', query_to_xml(format(
                                   'SELECT count(*) || ''/'' || coalesce(sum(hashtext((to_jsonb(r) - array[''like_rank'', ''release_at'', ''documented''])::text)::bigint), 0)
                                        AS n FROM %I r', table_name), false, true, '')))[1]::text AS n
                          FROM information_schema.tables
                         WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
                           AND table_name ~ '^(users|posts|comments|tiers|subscriptions|gifts|offers|campaigns|categories|donations|payments|ledger|media|settings|creator_applications|follows|likes|notification)') k
                """);
    }

    /// The first column of the first row.
    String query(String sql) {
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}

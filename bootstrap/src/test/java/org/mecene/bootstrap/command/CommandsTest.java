package org.mecene.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.bootstrap.testkit.ServerProcess;
import org.mecene.persistence.database.DatabaseUrl;
import org.mecene.persistence.testkit.TestServer;

/// The command line as an operator meets it.
final class CommandsTest {
    @Test
    void checks_settings_and_masks_secrets(@TempDir Path directory) {
        var settings =
                Map.of(
                        "MECENE_ADMIN_EMAIL",
                        "a@example.org",
                        "MECENE_ADMIN_PASSWORD",
                        "hidden-password");

        var ended = ServerProcess.run(directory, settings, "check-config");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains(
                        "MECENE_ADMIN_PASSWORD=***",
                        "MECENE_ADMIN_EMAIL=a@example.org",
                        "development")
                .doesNotContain("hidden-password");
    }

    @Test
    void says_in_sentences_what_is_wrong_with_the_settings(@TempDir Path directory) {
        var ended =
                ServerProcess.run(
                        directory, Map.of("MECENE_ENV", "production", "MECENE_PORT", "x"), "serve");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output())
                .contains(
                        "Mecene cannot start with these settings",
                        "MECENE_DATABASE_URL is missing",
                        "MECENE_PORT")
                .doesNotContain("Exception");
    }

    @Test
    void prints_the_contract(@TempDir Path directory) {
        var ended = ServerProcess.run(directory, Map.of(), "openapi");

        assertThat(ended.status()).as(ended.output()).isZero();
        assertThat(ended.output()).contains("\"openapi\":\"3.1", "/api/campaigns/{id}");
    }

    @Test
    void migrates_and_makes_an_administrator(@TempDir Path directory) {
        var database = TestServer.shared().emptyDatabase();
        var url =
                database.jdbcUrl()
                        + "?user="
                        + database.user()
                        + "&password="
                        + database.password();
        var settings = Map.of("MECENE_DATABASE_URL", url);

        var migrated = ServerProcess.run(directory, settings, "migrate");
        var made =
                ServerProcess.run(
                        directory,
                        settings,
                        "create-admin",
                        "--email",
                        "a@example.org",
                        "--password",
                        "long enough");
        var again =
                ServerProcess.run(
                        directory,
                        settings,
                        "create-admin",
                        "--email",
                        "a@example.org",
                        "--password",
                        "long enough");

        assertThat(migrated.output()).contains("up to date");
        assertThat(made.output()).contains("was made");
        assertThat(again.output()).contains("already");
        assertThat(migrated.status() + made.status() + again.status()).isZero();
    }

    @Test
    void rotates_keys_and_reconciles_without_serving(@TempDir Path directory) {
        var database = TestServer.shared().emptyDatabase();
        var url =
                database.jdbcUrl()
                        + "?user="
                        + database.user()
                        + "&password="
                        + database.password();
        var settings = Map.of("MECENE_DATABASE_URL", url);

        var rotated = ServerProcess.run(directory, settings, "rotate-keys");
        var replaced = ServerProcess.run(directory, settings, "rotate-keys", "--at-once");
        var reconciled = ServerProcess.run(directory, settings, "reconcile");

        assertThat(acts(database))
                .containsExactly(
                        "keys.rotate operator",
                        "keys.replace operator",
                        "books.reconcile operator");
        assertThat(rotated.output()).contains("is published");
        assertThat(replaced.output()).contains("A new key signs");
        assertThat(reconciled.output()).contains("Looked at 0 payments");
        assertThat(rotated.status() + replaced.status() + reconciled.status()).isZero();
    }

    @Test
    void explains_an_unknown_verb(@TempDir Path directory) {
        var ended = ServerProcess.run(directory, Map.of(), "serv");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.output()).contains("Did you mean", "serve");
    }

    private static List<String> acts(DatabaseUrl database) {
        var acts = new ArrayList<String>();
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT action || ' ' || via FROM audit_log ORDER BY at, id")) {
            while (rows.next()) {
                acts.add(rows.getString(1));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return acts;
    }
}

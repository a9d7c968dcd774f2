package org.mecene.bootstrap.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.bootstrap.configuration.Configuration;
import org.mecene.domain.time.Secrets;
import org.mecene.payment.sandbox.SandboxPayments;
import org.mecene.persistence.database.Changelogs;
import org.mecene.persistence.database.ConnectionPool;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.EmbeddedPostgresServer;
import org.mecene.persistence.database.Migrations;

/// The database of a node: the one that the operator named, or an embedded one that lives and ends
/// with the process.
public final class Store implements AutoCloseable {
    private final @Nullable EmbeddedPostgresServer embedded;
    private final HikariDataSource pool;
    private final Database database;
    private final Migrations migrations;

    private Store(
            @Nullable EmbeddedPostgresServer embedded,
            HikariDataSource pool,
            Migrations migrations) {
        this.embedded = embedded;
        this.pool = pool;
        this.database = new Database(pool);
        this.migrations = migrations;
    }

    /// Opens the database. Its schema may still be an older one: see [#migrate].
    public static Store open(Configuration configuration, Secrets secrets) {
        var url = configuration.database().url();
        if (url != null) {
            return over(
                    configuration,
                    null,
                    ConnectionPool.open(url, configuration.database().connections()));
        }
        var embedded =
                EmbeddedPostgresServer.start(
                        configuration.dataDirectory().resolve("postgres"), secrets::next);
        return over(
                configuration,
                embedded,
                ConnectionPool.open(embedded.url(), configuration.database().connections()));
    }

    private static Store over(
            Configuration configuration,
            @Nullable EmbeddedPostgresServer embedded,
            HikariDataSource pool) {
        List<String> changelogs = new ArrayList<>(Changelogs.OWN);
        if (configuration.payments().isSandbox()) {
            changelogs.addAll(SandboxPayments.CHANGELOGS);
        }
        return new Store(embedded, pool, new Migrations(pool, changelogs));
    }

    /// Brings the schema up to date.
    public void migrate() {
        migrations.apply();
    }

    HikariDataSource pool() {
        return pool;
    }

    Database database() {
        return database;
    }

    Migrations migrations() {
        return migrations;
    }

    @Override
    public void close() {
        pool.close();
        if (embedded != null) {
            embedded.close();
        }
    }
}

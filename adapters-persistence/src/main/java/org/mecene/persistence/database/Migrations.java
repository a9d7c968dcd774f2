package org.mecene.persistence.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import javax.sql.DataSource;
import liquibase.ContextExpression;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Labels;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.changelog.DatabaseChangeLog.OnUnknownFileFormat;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema up to date. Several nodes that start at once queue up behind one lock, and a
/// node that died in the middle leaves nothing that keeps the next from going on.
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /// Any number, so long as nothing else on this database locks it.
    private static final long LOCK = 7_305_808_869_231_650L;

    private final DataSource dataSource;
    private final List<String> changelogs;

    /// @param changelogs the changelog resources, in the order in which they are applied
    public Migrations(DataSource dataSource, List<String> changelogs) {
        this.dataSource = dataSource;
        this.changelogs = List.copyOf(changelogs);
    }

    /// Applies what is missing. When nothing is, it asks one question and is done.
    ///
    /// @throws IllegalStateException when a change cannot be applied; those before it stay applied
    public void apply() {
        var checksum = checksum();
        try {
            if (!areApplied()) {
                unhurried(guard -> applyUnderLock(guard, checksum));
            }
        } catch (SQLException | LiquibaseException failure) {
            throw new IllegalStateException(
                    "The database schema could not be brought up to date", failure);
        }
    }

    private void applyUnderLock(Connection guard, String checksum)
            throws SQLException, LiquibaseException {
        guard.setAutoCommit(false);
        lock(guard);
        if (!checksum.equals(appliedChecksum(guard))) {
            unhurried(this::update);
            remember(checksum);
        }
        guard.rollback();
    }

    /// Whether the schema is the one that this release was built for.
    public boolean areApplied() {
        try (var connection = dataSource.getConnection()) {
            return checksum().equals(appliedChecksum(connection));
        } catch (SQLException _) {
            return false;
        }
    }

    private interface Step {
        void run(Connection connection) throws SQLException, LiquibaseException;
    }

    /// A migration may take as long as it takes; the connection goes back to the pool with its
    /// limits.
    private void unhurried(Step step) throws SQLException, LiquibaseException {
        try (var connection = dataSource.getConnection()) {
            execute(connection, "SET statement_timeout = 0");
            execute(connection, "SET lock_timeout = 0");
            execute(connection, "SET idle_in_transaction_session_timeout = 0");
            connection.setNetworkTimeout(Runnable::run, 0);
            try {
                step.run(connection);
            } finally {
                connection.setAutoCommit(true);
                execute(connection, "RESET statement_timeout");
                execute(connection, "RESET lock_timeout");
                execute(connection, "RESET idle_in_transaction_session_timeout");
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// All changelogs in one go: Liquibase looks at what was applied, and at its own tables, once.
    private void update(Connection connection) throws LiquibaseException {
        // Liquibase speaks through java.util.logging and tells every step; what matters is said
        // here.
        java.util.logging.Logger.getLogger("liquibase").setLevel(Level.WARNING);
        var database =
                DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        try {
            Scope.child(
                    Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
                    () -> {
                        var resources = new ClassLoaderResourceAccessor();
                        var liquibase =
                                new Liquibase(all(database, resources), resources, database);
                        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
                        // Our own lock is held, so a lock of Liquibase's is one that a dead node
                        // left.
                        liquibase.forceReleaseLocks();
                        liquibase.update(new Contexts(), new LabelExpression());
                    });
        } catch (LiquibaseException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new LiquibaseException(failure);
        }
        LOG.info("The database schema is up to date: {}", changelogs.getLast());
    }

    /// A changelog that names the others, which stay what their changes are known by.
    private DatabaseChangeLog all(liquibase.database.Database database, ResourceAccessor resources)
            throws LiquibaseException {
        var all = new DatabaseChangeLog("db/changelog");
        all.setChangeLogParameters(new ChangeLogParameters(database));
        for (var changelog : changelogs) {
            all.include(
                    changelog,
                    false,
                    true,
                    resources,
                    new ContextExpression(),
                    new Labels(),
                    false,
                    null,
                    OnUnknownFileFormat.FAIL);
        }
        return all;
    }

    /// The lock of a transaction, not of a session: a pooler in transaction mode would lose the
    /// latter.
    private static void lock(Connection guard) throws SQLException {
        try (var statement = guard.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    private static String appliedChecksum(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var exists =
                        statement.executeQuery("SELECT to_regclass('schema_state') IS NOT NULL")) {
            if (!exists.next() || !exists.getBoolean(1)) {
                return "";
            }
        }
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT checksum FROM schema_state")) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private void remember(String checksum) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                INSERT INTO schema_state (singleton, checksum) VALUES (true, ?)
                                    ON CONFLICT (singleton) DO UPDATE SET checksum = excluded.checksum
                                """)) {
            statement.setString(1, checksum);
            statement.executeUpdate();
        }
    }

    private String checksum() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var changelog : changelogs) {
                try (var content = resource(changelog)) {
                    digest.update(content.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static InputStream resource(String name) throws IOException {
        var content = Migrations.class.getClassLoader().getResourceAsStream(name);
        if (content == null) {
            throw new IOException("There is no changelog " + name);
        }
        return content;
    }
}

package org.mecene.persistence.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The bounded pool of connections. Every wait on the database has an end: for a connection, for a
/// lock, for a statement, for the network.
public final class ConnectionPool {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(2);
    private static final int CONNECT_SECONDS = 5;
    private static final int SOCKET_SECONDS = 15;

    private static final String SERVER_TIMEOUTS =
            "-c statement_timeout=10s -c lock_timeout=3s -c idle_in_transaction_session_timeout=30s";

    private ConnectionPool() {}

    /// Opens the pool; the first connection is made when it is asked for.
    ///
    /// @param size how many connections there are at the most
    public static HikariDataSource open(DatabaseUrl url, int size) {
        var config = new HikariConfig();
        config.setPoolName("mecene");
        config.setJdbcUrl(url.jdbcUrl());
        config.setUsername(url.user());
        config.setPassword(url.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(2, size));
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        config.setInitializationFailTimeout(-1);
        // The driver would name the machine's own zone, and JSON made by the database would tell
        // it.
        config.setConnectionInitSql("SET TIME ZONE 'UTC'");
        config.setDataSourceProperties(properties(url));
        return new HikariDataSource(config);
    }

    private static Properties properties(DatabaseUrl url) {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "mecene");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(SOCKET_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        if (takesServerTimeouts(url, properties)) {
            properties.setProperty("options", SERVER_TIMEOUTS);
        } else {
            // A pooler in transaction mode: it knows no start-up options, and a statement prepared
            // on one of its
            // connections is unknown on the next.
            LOG.info(
                    "The database is behind a pooler: its own timeouts count, statements are not prepared");
            properties.setProperty("prepareThreshold", "0");
        }
        return properties;
    }

    /// PgBouncer refuses a connection that names options it does not know (SQLSTATE 08P01);
    /// anything else, a database that does not answer included, says nothing against them.
    private static boolean takesServerTimeouts(DatabaseUrl url, Properties common) {
        var probe = new Properties();
        probe.putAll(common);
        probe.setProperty("options", SERVER_TIMEOUTS);
        if (url.user() != null) {
            probe.setProperty("user", url.user());
        }
        if (url.password() != null) {
            probe.setProperty("password", url.password());
        }
        try (var _ = DriverManager.getConnection(url.jdbcUrl(), probe)) {
            return true;
        } catch (SQLException refused) {
            return !"08P01".equals(refused.getSQLState());
        }
    }
}

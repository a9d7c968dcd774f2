package org.mecene.payment.sandbox;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test a database of its own, with the sandbox's tables in it, on a PostgreSQL that is
/// started once for all tests.
public final class FreshDatabase implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DataSource.class;
    }

    @Override
    public DataSource resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(FreshDatabase.class))
                .computeIfAbsent(Server.class, _ -> new Server(), Server.class)
                .freshDatabase();
    }

    private static final class Server implements AutoCloseable {
        private static final String TEMPLATE = "sandbox_template";

        private final AtomicInteger databases = new AtomicInteger();
        private final EmbeddedPostgres postgres;

        Server() {
            try {
                postgres =
                        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(60)).start();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + TEMPLATE);
            for (var changelog : SandboxPayments.CHANGELOGS) {
                execute(postgres.getDatabase("postgres", TEMPLATE), statements(changelog));
            }
        }

        DataSource freshDatabase() {
            var name = "sandbox_" + databases.incrementAndGet();
            execute(
                    postgres.getPostgresDatabase(),
                    "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
            return postgres.getDatabase("postgres", name);
        }

        private static void execute(DataSource dataSource, String sql) {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        }

        private static String statements(String changelog) {
            try (InputStream file = FreshDatabase.class.getResourceAsStream("/" + changelog)) {
                if (file == null) {
                    throw new IllegalStateException("No " + changelog);
                }
                return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("--"))
                        .collect(Collectors.joining("\n"));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}

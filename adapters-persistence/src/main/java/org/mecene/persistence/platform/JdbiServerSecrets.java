package org.mecene.persistence.platform;

import java.util.Optional;
import java.util.function.Supplier;
import org.mecene.domain.platform.ServerSecrets;
import org.mecene.persistence.database.Database;

public final class JdbiServerSecrets implements ServerSecrets {
    private final Database database;

    public JdbiServerSecrets(Database database) {
        this.database = database;
    }

    @Override
    public String of(String name, Supplier<String> make) {
        return find(name).orElseGet(() -> add(name, make.get()));
    }

    @Override
    public boolean replace(String name, String present, String next) {
        return database.alone(handle ->
                handle.createUpdate(
                                        """
                                        UPDATE server_secrets
                                           SET value = :next
                                         WHERE name = :name AND value = :present
                                        """)
                                .bind("name", name)
                                .bind("present", present)
                                .bind("next", next)
                                .execute()
                        > 0);
    }

    private Optional<String> find(String name) {
        return database.read(handle ->
                handle.createQuery("SELECT value FROM server_secrets WHERE name = :name")
                        .bind("name", name)
                        .mapTo(String.class)
                        .findOne());
    }

    /// Another node may have been first; then its secret counts.
    private String add(String name, String value) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO server_secrets (name, value)
                                VALUES (:name, :value)
                                    ON CONFLICT (name) DO NOTHING
                                """)
                        .bind("name", name)
                        .bind("value", value)
                        .execute());
        return find(name).orElseThrow();
    }
}

package org.mecene.persistence.platform;

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
        return database.alone(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO server_secrets (name, value)
                            SELECT :name, :value
                             WHERE NOT EXISTS (SELECT 1 FROM server_secrets WHERE name = :name)
                                ON CONFLICT (name) DO NOTHING
                            """)
                    .bind("name", name)
                    .bind("value", make.get())
                    .execute();
            return handle.createQuery("SELECT value FROM server_secrets WHERE name = :name")
                    .bind("name", name)
                    .mapTo(String.class)
                    .one();
        });
    }
}

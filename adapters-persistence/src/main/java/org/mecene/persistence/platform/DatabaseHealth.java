package org.mecene.persistence.platform;

import org.mecene.domain.platform.HealthCheck;
import org.mecene.persistence.database.Database;

/// Whether the database answers.
public final class DatabaseHealth implements HealthCheck {
    private final Database database;

    public DatabaseHealth(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean isHealthy() {
        try {
            return database.read(
                    handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
        } catch (RuntimeException _) {
            return false;
        }
    }
}

package org.mecene.bootstrap.wiring;

import org.mecene.domain.platform.HealthCheck;
import org.mecene.persistence.database.Migrations;

/// Whether the schema is the one that this release was built for.
final class MigrationsHealth implements HealthCheck {
    private final Migrations migrations;

    MigrationsHealth(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public String name() {
        return "migrations";
    }

    @Override
    public boolean isHealthy() {
        return migrations.areApplied();
    }
}

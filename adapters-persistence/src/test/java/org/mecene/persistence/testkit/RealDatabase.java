package org.mecene.persistence.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.Ports;

/// A test class with a database of its own, which its tests share.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RealDatabase {
    private @Nullable JdbiPorts ports;

    public Ports ports() {
        if (ports == null) {
            ports = JdbiPorts.fresh();
        }
        return ports;
    }

    @AfterAll
    void close() {
        if (ports != null) {
            ports.close();
        }
    }
}

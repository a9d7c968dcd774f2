package org.mecene.bootstrap.testkit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/// A test class with a running server, which its tests share; each makes its own people.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServerTest {
    private @Nullable RunningServer server;

    protected RunningServer server() {
        if (server == null) {
            server = RunningServer.start();
        }
        return server;
    }

    @AfterAll
    void stop() {
        if (server != null) {
            server.close();
        }
    }
}

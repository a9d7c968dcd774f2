package org.mecene.rest.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Connection;

/// Closes connections that keep the server waiting for a request. Somebody calls [#sweep] every
/// second.
final class Deadlines {
    private final Map<Connection<?>, Long> waiting = new ConcurrentHashMap<>();

    void set(Connection<?> connection, Duration time) {
        waiting.put(connection, System.nanoTime() + time.toNanos());
    }

    void clear(Connection<?> connection) {
        waiting.remove(connection);
    }

    void sweep() {
        var now = System.nanoTime();
        waiting.forEach((connection, deadline) -> {
            if (deadline - now < 0) {
                waiting.remove(connection);
                connection.closeSilently();
            }
        });
    }
}

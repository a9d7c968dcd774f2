package org.mecene.rest.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Connection;

/// Closes connections that keep the server waiting for a request. Somebody calls [#sweep] every
/// second.
final class Deadlines {
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Map<Connection<?>, Long> waiting = new ConcurrentHashMap<>();

    void set(Connection<?> connection, Duration time) {
        waiting.put(connection, System.nanoTime() + time.toNanos());
    }

    /// Leaves a connection open for two seconds more, whose request is answered and was not read to
    /// its end: closing at once would take the answer from a client that is still sending.
    void linger(Connection<?> connection) {
        set(connection, LINGER);
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

package org.mecene.benchmark;

import java.time.Duration;

/// What the three that share the machine have spent.
record CpuTime(Duration server, Duration postgres, Duration clients) {
    CpuTime since(CpuTime before) {
        return new CpuTime(
                server.minus(before.server),
                postgres.minus(before.postgres),
                clients.minus(before.clients));
    }
}

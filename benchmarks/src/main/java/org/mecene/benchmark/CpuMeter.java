package org.mecene.benchmark;

import java.time.Duration;

/// Reads what the processes have spent. PostgreSQL is many processes; one that ended in between is
/// missed, which is why connections are opened before a round and closed after it.
record CpuMeter(ProcessHandle server, ProcessHandle postgres) {
    CpuTime read() {
        var backends =
                postgres.descendants().map(CpuMeter::spent).reduce(Duration.ZERO, Duration::plus);
        return new CpuTime(
                spent(server), backends.plus(spent(postgres)), spent(ProcessHandle.current()));
    }

    private static Duration spent(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}

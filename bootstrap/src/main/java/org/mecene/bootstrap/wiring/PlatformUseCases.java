package org.mecene.bootstrap.wiring;

import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.ReadAuditLog;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.rest.server.Wiring;

/// What administrators set and look after.
record PlatformUseCases(
        ChangeSettings changeSettings,
        ReplayFailedWork replayFailedWork,
        ReadAuditLog readAuditLog) {
    static PlatformUseCases of(Parts parts) {
        var kept = parts.kept();
        var transactions = kept.database();
        var ids = parts.ids();
        var clock = parts.clock();
        return new PlatformUseCases(
                new ChangeSettings(transactions, kept.settings(), kept.auditLog(), ids, clock),
                new ReplayFailedWork(transactions, kept.failedWork(), kept.auditLog(), ids, clock),
                new ReadAuditLog(kept.auditLog()));
    }

    void addTo(Wiring wiring) {
        wiring.with(changeSettings).with(replayFailedWork).with(readAuditLog);
    }
}

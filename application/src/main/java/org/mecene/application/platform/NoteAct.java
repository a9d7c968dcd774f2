package org.mecene.application.platform;

import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Writes down what was done, or tried, where no change of rows goes with it in one transaction.
public final class NoteAct {
    private final Transactions transactions;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public NoteAct(Transactions transactions, AuditLog auditLog, Ids ids, InstantSource clock) {
        this.transactions = transactions;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param by null for the server itself and for whoever runs it
    /// @param subject null for nothing in particular
    public void handle(
            @Nullable UserId by, String action, @Nullable UUID subject, Map<String, String> facts) {
        transactions.run(() ->
                auditLog.add(
                        new AuditLog.Entry(
                                ids.next(), clock.instant(), by, action, subject, facts)));
    }
}

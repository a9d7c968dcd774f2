package org.mecene.application.platform;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// What an administrator decides for the whole server. A change counts for what is begun after it:
/// fees that were agreed stay as they were (rules.md M7).
public final class ChangeSettings {
    private final Transactions transactions;
    private final SettingsStore settings;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ChangeSettings(
            Transactions transactions,
            SettingsStore settings,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    public Settings show(Actor actor) {
        actor.require(Role.ADMIN);
        return settings.current();
    }

    /// @throws Refused with `ChangedMeanwhile` when another administrator changed them since they
    ///   were read
    public Settings replace(Actor actor, Settings replacement) {
        var admin = actor.require(Role.ADMIN).id();
        return transactions.call(() -> {
            var before = settings.current();
            var after = settings.replace(replacement);
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            clock.instant(),
                            admin,
                            "settings.replace",
                            null,
                            Map.of("before", before.toString(), "after", after.toString())));
            return after;
        });
    }
}

package org.mecene.persistence.platform;

import org.mecene.domain.platform.AuditLog;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;

public final class JdbiAuditLog implements AuditLog {
    private final Database database;
    private final Json json = new Json();

    public JdbiAuditLog(Database database) {
        this.database = database;
    }

    @Override
    public void add(Entry entry) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO audit_log (id, at, actor_id, action, subject_id, facts)
                        VALUES (:id, :at, :actor, :action, :subject, :facts::jsonb)
                        """)
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("actor", Database.idOrNull(entry.by()))
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("facts", json.write(entry.facts()))
                .execute();
    }
}

package org.mecene.persistence.platform;

import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Origin;
import org.mecene.domain.platform.Origins;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiAuditLog implements AuditLog {
    private final Database database;
    private final Origins origins;
    private final Json json = new Json();

    public JdbiAuditLog(Database database, Origins origins) {
        this.database = database;
        this.origins = origins;
    }

    @Override
    public void add(Entry entry) {
        var origin = origins.current();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO audit_log (id, at, actor_id, action, subject_id, facts, via, place, device)
                        VALUES (:id, :at, :actor, :action, :subject, :facts::jsonb, :via, :place, :device)
                        """)
                .bind("id", entry.id())
                .bind("at", entry.at())
                .bind("actor", Database.idOrNull(entry.by()))
                .bind("action", entry.action())
                .bind("subject", entry.subject())
                .bind("facts", json.write(entry.facts()))
                .bind("via", Names.of(origin.via()))
                .bind("place", origin.place())
                .bind("device", origin.device())
                .execute();
    }

    @Override
    public Page<Kept> list(@Nullable UserId by, @Nullable UUID subject, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        """
                                        SELECT id, at, actor_id, action, subject_id, facts,
                                               via, place, device
                                          FROM audit_log
                                         WHERE (:by::uuid IS NULL OR actor_id = :by)
                                           AND (:subject::uuid IS NULL OR subject_id = :subject)
                                           AND (at, id) < (:afterTime, :afterId)
                                         ORDER BY at DESC, id DESC
                                         LIMIT :limit
                                        """)
                                .bind("by", Database.idOrNull(by))
                                .bind("subject", subject),
                        this::kept,
                        kept -> Cursor.at(kept.entry().at(), kept.entry().id())));
    }

    private Kept kept(Row row) throws SQLException {
        var entry =
                new Entry(
                        row.uuid(),
                        row.instant(),
                        row.uuidOrNull(UserId::new),
                        row.text(),
                        row.uuidOrNull(),
                        json.readFacts(row.text()));
        var via = row.textOrNull();
        var place = row.textOrNull();
        var device = row.textOrNull();
        return new Kept(
                entry,
                via == null
                        ? null
                        : new Origin(
                                Origin.Via.valueOf(via.toUpperCase(Locale.ROOT)), place, device));
    }
}

package org.mecene.persistence.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Notice;
import org.mecene.domain.payments.NoticeId;
import org.mecene.domain.payments.NoticeInbox;
import org.mecene.domain.payments.NoticeInbox.Failed;
import org.mecene.domain.text.Bytes;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.LeasedQueue;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiNoticeInbox implements NoticeInbox {
    private final Database database;
    private final LeasedQueue queue;
    private final Runnable wake;

    /// @param wake called after a notice was stored; must not block
    public JdbiNoticeInbox(Database database, Runnable wake) {
        this.database = database;
        this.queue = new LeasedQueue(database, "provider_notices", "id, provider, ref, kind, body");
        this.wake = wake;
    }

    @Override
    public boolean store(NoticeId id, Notice notice, Instant receivedAt) {
        var stored =
                database.read(handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO provider_notices (
                                          id, provider, ref, kind, body, received_at)
                                        VALUES (:id, :provider, :ref, :kind, :body, :receivedAt)
                                            ON CONFLICT ON CONSTRAINT provider_notices_ref DO NOTHING
                                        """)
                                .bind("id", id)
                                .bind("provider", notice.provider())
                                .bind("ref", notice.ref())
                                .bind("kind", notice.kind())
                                .bind("body", notice.body().toArray())
                                .bind("receivedAt", receivedAt)
                                .execute());
        if (stored == 1) {
            wake.run();
        }
        return stored == 1;
    }

    @Override
    public List<Received> lease(int max, Duration lease) {
        return queue.lease(max, lease, (result, context) -> received(result));
    }

    @Override
    public boolean markDone(NoticeId id, Outcome outcome) {
        if (!queue.finish(id.value(), Names.of(outcome))) {
            return false;
        }
        database.transaction()
                .createUpdate("UPDATE provider_notices SET body = '' WHERE id = :id")
                .bind("id", id)
                .execute();
        return true;
    }

    @Override
    public void handBack(NoticeId id, String failure) {
        queue.handBack(id.value(), failure);
    }

    @Override
    public void setAside(NoticeId id, String failure) {
        queue.setAside(id.value(), failure);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    @Override
    public long failures() {
        return queue.failures();
    }

    @Override
    public Page<Failed> failed(PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                """
                                SELECT id, provider, ref, kind, received_at, failure
                                  FROM provider_notices
                                 WHERE state = 'failed'
                                   AND (received_at, id) < (:afterTime, :afterId)
                                 ORDER BY received_at DESC, id DESC
                                 LIMIT :limit
                                """),
                        JdbiNoticeInbox::failed,
                        failed -> Cursor.at(failed.receivedAt(), failed.id().value())));
    }

    /// The database's own clock says when it is due: at once.
    @Override
    public boolean replay(NoticeId id) {
        var replayed =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE provider_notices
                                   SET state = CASE WHEN state = 'failed' THEN 'waiting' ELSE state END,
                                       attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END,
                                       due_at = CASE WHEN state = 'failed' THEN now() ELSE due_at END
                                 WHERE id = :id
                                """)
                        .bind("id", id)
                        .execute();
        return replayed == 1;
    }

    private static Failed failed(Row row) throws SQLException {
        return new Failed(
                new NoticeId(row.uuid()),
                row.text(),
                row.text(),
                row.text(),
                row.instant(),
                row.text());
    }

    private static Received received(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new NoticeId(row.uuid());
        return new Received(
                id, new Notice(row.text(), row.text(), row.text(), Bytes.of(row.bytes())));
    }
}

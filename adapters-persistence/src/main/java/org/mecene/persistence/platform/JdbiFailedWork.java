package org.mecene.persistence.platform;

import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.FailedWork;
import org.mecene.domain.platform.WorkId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;

/// The failed rows of `outbox_events` and `mail_queue`.
public final class JdbiFailedWork implements FailedWork {
    private final Database database;

    public JdbiFailedWork(Database database) {
        this.database = database;
    }

    @Override
    public Page<Item> list(Queue queue, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                """
                                SELECT id, kind, %2$s, coalesce(failure, '')
                                  FROM %1$s
                                 WHERE state = 'failed' AND (%2$s, id) < (:afterTime, :afterId)
                                 ORDER BY %2$s DESC, id DESC
                                 LIMIT :limit
                                """
                                        .formatted(table(queue), since(queue))),
                        row ->
                                new Item(
                                        new WorkId(row.uuid()),
                                        row.text(),
                                        row.instant(),
                                        row.text()),
                        item -> Cursor.at(item.since(), item.id().value())));
    }

    /// The database's own clock says when it is due: at once.
    @Override
    public boolean replay(Queue queue, WorkId id) {
        return database.transaction()
                        .createUpdate(
                                """
                                UPDATE %s
                                   SET state = CASE WHEN state = 'failed' THEN 'waiting' ELSE state END,
                                       attempts = CASE WHEN state = 'failed' THEN 0 ELSE attempts END,
                                       due_at = CASE WHEN state = 'failed' THEN now() ELSE due_at END
                                 WHERE id = :id
                                """
                                        .formatted(table(queue)))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    @Override
    public long count(Queue queue) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT count(*) FROM %s WHERE state = 'failed'"
                                        .formatted(table(queue)))
                        .mapTo(Long.class)
                        .one());
    }

    private static String table(Queue queue) {
        return switch (queue) {
            case EVENTS -> "outbox_events";
            case MAILS -> "mail_queue";
        };
    }

    private static String since(Queue queue) {
        return switch (queue) {
            case EVENTS -> "at";
            case MAILS -> "queued_at";
        };
    }
}

package org.mecene.persistence.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.events.EventId;
import org.mecene.domain.events.Events;
import org.mecene.domain.events.Outbox;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.time.Ids;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.LeasedQueue;
import org.mecene.persistence.database.Row;

/// Events in the table `outbox_events`; a handled event is deleted. A worker of this node is woken
/// after the commit, those of other nodes look from time to time.
public final class JdbiOutbox implements Events, Outbox {
    private static final Map<String, Class<?>> KINDS = Json.kindsOf(DomainEvent.class);

    private final Database database;
    private final LeasedQueue queue;
    private final Ids ids;
    private final InstantSource clock;
    private final Runnable wake;
    private final Json json = new Json(CommentSubject.class);

    /// @param wake called after a commit that stored events; must not block
    public JdbiOutbox(Database database, Ids ids, InstantSource clock, Runnable wake) {
        this.database = database;
        this.queue =
                new LeasedQueue(database, "outbox_events", "id, at, kind, payload")
                        .ofKinds(KINDS.keySet());
        this.ids = ids;
        this.clock = clock;
        this.wake = wake;
    }

    /// An event as a row, for a statement that stores it together with what it tells of.
    public record EventRow(UUID id, Instant at, String kind, String payload) {}

    public EventRow row(DomainEvent event) {
        return new EventRow(
                ids.next(), clock.instant(), event.getClass().getSimpleName(), json.write(event));
    }

    /// Has this node's worker look as soon as the open transaction is committed.
    public void wakeAfterCommit() {
        database.afterCommit(wake);
    }

    @Override
    public void publish(DomainEvent event) {
        var row = row(event);
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO outbox_events (id, at, kind, payload)
                        VALUES (:id, :at, :kind, :payload::jsonb)
                        """)
                .bind("id", row.id())
                .bind("at", row.at())
                .bind("kind", row.kind())
                .bind("payload", row.payload())
                .execute();
        wakeAfterCommit();
    }

    @Override
    public List<RecordedEvent> lease(int max, Duration lease) {
        return queue.lease(max, lease, (result, context) -> event(result));
    }

    @Override
    public boolean markHandled(EventId id) {
        return database.transaction()
                        .createUpdate(
                                "DELETE FROM outbox_events WHERE id = :id AND state = 'waiting'")
                        .bind("id", id)
                        .execute()
                == 1;
    }

    @Override
    public void handBack(EventId id, String failure) {
        queue.handBack(id.value(), failure);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    private RecordedEvent event(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new EventId(row.uuid());
        var at = row.instant();
        var kind = KINDS.get(row.text());
        if (kind == null) {
            throw new SQLException("An event of a kind that this release does not know");
        }
        return new RecordedEvent(id, at, (DomainEvent) json.read(row.text(), kind));
    }
}

package org.mecene.domain.events;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.WorkQueue;
import org.mecene.domain.time.Ids;

public final class InMemoryOutbox implements Events, Outbox {
    private final InMemoryDatabase database;
    private final WorkQueue<EventId, RecordedEvent> queue;
    private final Ids ids;

    public InMemoryOutbox(InMemoryDatabase database, Ids ids) {
        this.database = database;
        this.queue = new WorkQueue<>(database.transactions(), database.clock());
        this.ids = ids;
    }

    @Override
    public void publish(DomainEvent event) {
        var id = new EventId(ids.next());
        queue.add(id, new RecordedEvent(id, database.clock().instant(), event));
    }

    @Override
    public List<RecordedEvent> lease(int max, Duration lease) {
        return queue.lease(max, lease);
    }

    @Override
    public boolean markHandled(EventId id) {
        return queue.markDone(id);
    }

    @Override
    public void handBack(EventId id, String failure) {
        queue.handBack(id);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    /// Everything that was ever published, in its order.
    public Stream<DomainEvent> published() {
        return queue.all().map(RecordedEvent::event);
    }

    /// What was set aside after too many attempts.
    public Stream<DomainEvent> aside() {
        return recordedAside().map(RecordedEvent::event);
    }

    /// Like [#aside], with ids and times.
    public Stream<RecordedEvent> recordedAside() {
        return queue.aside();
    }

    /// Makes an event due again that was set aside.
    ///
    /// @return false when there is none
    public boolean replay(EventId id) {
        queue.replay(id);
        return queue.all().anyMatch(event -> event.id().equals(id));
    }
}

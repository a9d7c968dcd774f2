package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.testkit.WorkQueue;

public final class InMemoryNoticeInbox implements NoticeInbox {
    private final InMemoryDatabase database;
    private final WorkQueue<NoticeId, Received> queue;
    private final Rows<Name, NoticeId> names;
    private final Rows<NoticeId, Outcome> outcomes;

    public InMemoryNoticeInbox(InMemoryDatabase database) {
        this.database = database;
        this.queue = new WorkQueue<>(database.transactions(), database.clock());
        this.names = new Rows<>(database.transactions());
        this.outcomes = new Rows<>(database.transactions());
    }

    private record Name(String provider, String ref) {}

    @Override
    public boolean store(NoticeId id, Notice notice, Instant receivedAt) {
        return database.transactions()
                .call(() -> {
                    var name = new Name(notice.provider(), notice.ref());
                    if (names.has(name)) {
                        return false;
                    }
                    names.add(name, id);
                    queue.add(id, new Received(id, notice));
                    return true;
                });
    }

    @Override
    public List<Received> lease(int max, Duration lease) {
        return queue.lease(max, lease);
    }

    @Override
    public boolean markDone(NoticeId id, Outcome outcome) {
        if (!queue.markDone(id)) {
            return false;
        }
        outcomes.put(id, outcome);
        return true;
    }

    @Override
    public void handBack(NoticeId id, String failure) {
        queue.handBack(id);
    }

    @Override
    public void setAside(NoticeId id, String failure) {
        queue.setAside(id);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    /// The notices that an administrator has to look at.
    public List<Notice> aside() {
        return queue.aside().map(Received::notice).toList();
    }

    /// What came of those that are done.
    public Stream<Outcome> outcomes() {
        return outcomes.all();
    }
}

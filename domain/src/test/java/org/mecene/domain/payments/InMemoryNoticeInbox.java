package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.NoticeInbox.Failed;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.testkit.WorkQueue;

public final class InMemoryNoticeInbox implements NoticeInbox {
    private final InMemoryDatabase database;
    private final WorkQueue<NoticeId, Received> queue;
    private final Rows<Name, NoticeId> names;
    private final Rows<NoticeId, Outcome> outcomes;
    private final Rows<NoticeId, Instant> arrivals;
    private final Rows<NoticeId, String> failures;

    public InMemoryNoticeInbox(InMemoryDatabase database) {
        this.database = database;
        this.queue = new WorkQueue<>(database.transactions(), database.clock());
        this.names = new Rows<>(database.transactions());
        this.outcomes = new Rows<>(database.transactions());
        this.arrivals = new Rows<>(database.transactions());
        this.failures = new Rows<>(database.transactions());
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
                    arrivals.add(id, receivedAt);
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
        noteFailure(id, failure);
    }

    @Override
    public void setAside(NoticeId id, String failure) {
        queue.setAside(id);
        noteFailure(id, failure);
    }

    private void noteFailure(NoticeId id, String failure) {
        database.transactions().run(() -> failures.put(id, failure));
    }

    @Override
    public Page<Failed> failed(PageRequest page) {
        return Pages.descending(
                queue.aside().map(this::failed),
                failed -> Cursor.at(failed.receivedAt(), failed.id().value()),
                page);
    }

    private Failed failed(Received received) {
        var notice = received.notice();
        return new Failed(
                received.id(),
                notice.provider(),
                notice.ref(),
                notice.kind(),
                arrivals.find(received.id()).orElseThrow(),
                failures.find(received.id()).orElseThrow());
    }

    @Override
    public boolean replay(NoticeId id) {
        queue.replay(id);
        return arrivals.has(id);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    @Override
    public long failures() {
        return queue.aside().count();
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

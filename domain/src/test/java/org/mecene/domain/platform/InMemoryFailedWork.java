package org.mecene.domain.platform;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.events.EventId;
import org.mecene.domain.events.InMemoryOutbox;
import org.mecene.domain.notifications.InMemoryMailQueue;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Pages;

/// Does not know why the work failed.
public final class InMemoryFailedWork implements FailedWork {
    private final InMemoryOutbox outbox;
    private final InMemoryMailQueue mails;

    public InMemoryFailedWork(InMemoryOutbox outbox, InMemoryMailQueue mails) {
        this.outbox = outbox;
        this.mails = mails;
    }

    @Override
    public Page<Item> list(Queue queue, PageRequest page) {
        return Pages.descending(
                items(queue), item -> Cursor.at(item.since(), item.id().value()), page);
    }

    @Override
    public boolean replay(Queue queue, WorkId id) {
        return switch (queue) {
            case EVENTS -> outbox.replay(new EventId(id.value()));
            case MAILS -> mails.replay(new MailId(id.value()));
        };
    }

    @Override
    public long count(Queue queue) {
        return items(queue).count();
    }

    private Stream<Item> items(Queue queue) {
        return switch (queue) {
            case EVENTS ->
                    outbox.recordedAside()
                            .map(event -> item(event.id().value(), event.event(), event.at()));
            case MAILS ->
                    mails.aside()
                            .map(mail ->
                                    item(
                                            mail.id().value(),
                                            mail.content(),
                                            mails.queuedAt(mail.id())));
        };
    }

    private static Item item(UUID id, Object work, Instant since) {
        return new Item(new WorkId(id), work.getClass().getSimpleName(), since, "Test");
    }
}

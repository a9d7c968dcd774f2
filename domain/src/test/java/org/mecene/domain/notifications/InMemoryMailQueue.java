package org.mecene.domain.notifications;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.testkit.WorkQueue;
import org.mecene.domain.users.EmailAddress;

public final class InMemoryMailQueue implements MailQueue {
    private final WorkQueue<MailId, Mail> queue;
    private final Rows<String, MailId> onceKeys;
    private final Rows<MailId, Instant> queued;
    private final InstantSource clock;

    public InMemoryMailQueue(InMemoryDatabase database) {
        this.queue = new WorkQueue<>(database.transactions(), database.clock());
        this.onceKeys = new Rows<>(database.transactions());
        this.queued = new Rows<>(database.transactions());
        this.clock = database.clock();
    }

    @Override
    public void add(Mail mail, String onceKey) {
        if (onceKeys.findForUpdate(onceKey).isEmpty()) {
            onceKeys.add(onceKey, mail.id());
            queue.add(mail.id(), mail);
            queued.add(mail.id(), clock.instant());
        }
    }

    @Override
    public List<Mail> lease(int max, Duration lease) {
        return queue.lease(max, lease);
    }

    @Override
    public void markSent(MailId id) {
        queue.forget(id);
    }

    @Override
    public void handBack(MailId id, String failure) {
        queue.handBack(id);
    }

    @Override
    public void giveUp(MailId id, String failure) {
        queue.setAside(id);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    /// Forgets the mails to an address that were not sent, in the caller's transaction.
    public void forget(EmailAddress address) {
        unsent().filter(mail -> mail.to().equals(address))
                .toList()
                .forEach(mail -> queue.drop(mail.id()));
    }

    /// Whether a mail to an address waits to be sent, and was not set aside.
    public boolean isOwed(EmailAddress address) {
        var aside = aside().map(Mail::id).toList();
        return unsent().anyMatch(mail -> mail.to().equals(address) && !aside.contains(mail.id()));
    }

    /// The mails that were not sent, oldest first.
    public Stream<Mail> unsent() {
        return queue.all();
    }

    public Instant queuedAt(MailId id) {
        return queued.find(id).orElseThrow();
    }

    /// Makes a mail due again that was set aside.
    ///
    /// @return false when there is none
    public boolean replay(MailId id) {
        queue.replay(id);
        return queued.has(id);
    }

    /// The mails that were set aside.
    public Stream<Mail> aside() {
        return queue.aside();
    }
}

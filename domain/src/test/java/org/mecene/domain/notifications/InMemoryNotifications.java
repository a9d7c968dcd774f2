package org.mecene.domain.notifications;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryNotifications implements Notifications {
    private final InMemoryDatabase database;
    private final Rows<NotificationId, Notification> notifications;

    public InMemoryNotifications(InMemoryDatabase database) {
        this.database = database;
        this.notifications = new Rows<>(database.transactions());
    }

    @Override
    public boolean add(Notification notification) {
        database.transactions().requireOpen();
        reference(database.users(), notification.recipient());
        var wasTold =
                of(notification.recipient())
                        .filter(other -> other.event().equals(notification.event()))
                        .anyMatch(other -> other.kind() == notification.kind());
        if (wasTold) {
            return false;
        }
        notifications.add(notification.id(), notification);
        return true;
    }

    /// Forgets what a person was told, and what was told of them.
    public void forget(UserId user) {
        notifications
                .where(told -> told.recipient().equals(user) || user.equals(told.actor()))
                .forEach(told -> notifications.remove(told.id()));
    }

    /// Forgets the names in what was told of subscriptions, gifts and donations.
    public void blankNames(Set<UUID> subjects) {
        notifications
                .where(told -> subjects.contains(told.subject().id()))
                .forEach(told -> notifications.put(told.id(), blank(told)));
    }

    private static Notification blank(Notification told) {
        var facts = new HashMap<>(told.facts());
        facts.replace("creator", "");
        facts.replace("subject", "");
        facts.replace("donor", "");
        return new Notification(
                told.id(),
                told.event(),
                told.recipient(),
                told.kind(),
                told.subject(),
                told.actor(),
                facts,
                told.createdAt(),
                told.readAt());
    }

    @Override
    public Page<Card> list(UserId recipient, boolean unreadOnly, PageRequest page) {
        return Pages.descending(
                of(recipient)
                        .filter(notification -> !unreadOnly || notification.readAt() == null)
                        .map(this::card),
                card ->
                        Cursor.at(
                                card.notification().createdAt(), card.notification().id().value()),
                page);
    }

    @Override
    public boolean markRead(NotificationId id, UserId recipient, Instant now) {
        var found =
                notifications
                        .findForUpdate(id)
                        .filter(notification -> notification.recipient().equals(recipient));
        found.ifPresent(notification -> read(notification, now));
        return found.isPresent();
    }

    @Override
    public void markAllRead(UserId recipient, Instant now) {
        database.transactions().requireOpen();
        of(recipient).forEach(notification -> read(notification, now));
    }

    /// What somebody was told, in the order in which it happened.
    public Stream<Notification> of(UserId recipient) {
        return notifications.where(notification -> notification.recipient().equals(recipient));
    }

    private void read(Notification notification, Instant now) {
        if (notification.readAt() == null) {
            notifications.put(
                    notification.id(),
                    new Notification(
                            notification.id(),
                            notification.event(),
                            notification.recipient(),
                            notification.kind(),
                            notification.subject(),
                            notification.actor(),
                            notification.facts(),
                            notification.createdAt(),
                            now));
        }
    }

    private Card card(Notification notification) {
        var actor = notification.actor();
        return new Card(notification, actor == null ? null : database.card(actor));
    }
}

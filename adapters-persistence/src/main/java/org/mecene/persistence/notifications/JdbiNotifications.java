package org.mecene.persistence.notifications;

import java.sql.SQLException;
import java.time.Instant;
import org.mecene.domain.events.EventId;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Notifications;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

public final class JdbiNotifications implements Notifications {
    private final Database database;
    private final Json json = new Json();

    public JdbiNotifications(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Notification notification) {
        return database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO notifications (
                                  id, event_id, recipient_id, kind, subject_type, subject_id, actor_id, facts,
                                  created_at, read_at)
                                VALUES (
                                  :id, :event, :recipient, :kind, :subjectType, :subject, :actor, :facts::jsonb,
                                  :createdAt, :readAt)
                                    ON CONFLICT ON CONSTRAINT notifications_once DO NOTHING
                                """)
                        .bind("id", notification.id())
                        .bind("event", notification.event())
                        .bind("recipient", notification.recipient())
                        .bind("kind", Names.of(notification.kind()))
                        .bind("subjectType", Names.of(notification.subject().type()))
                        .bind("subject", notification.subject().id())
                        .bind("actor", Database.idOrNull(notification.actor()))
                        .bind("facts", json.write(notification.facts()))
                        .bind("createdAt", notification.createdAt())
                        .bind("readAt", Database.timeOrNull(notification.readAt()))
                        .execute()
                == 1;
    }

    @Override
    public Page<Card> list(UserId recipient, boolean unreadOnly, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        """
                                        SELECT n.id, n.event_id, n.recipient_id, n.kind, n.subject_type,
                                               n.subject_id, n.facts, n.created_at, n.read_at,
                                               u.id, u.handle, u.display_name, u.avatar_media_id
                                          FROM notifications n
                                          LEFT JOIN users u ON u.id = n.actor_id AND u.status = 'active'
                                         WHERE n.recipient_id = :recipient
                                           AND (NOT :unreadOnly OR n.read_at IS NULL)
                                           AND (n.created_at, n.id) < (:afterTime, :afterId)
                                         ORDER BY n.created_at DESC, n.id DESC
                                         LIMIT :limit
                                        """)
                                .bind("recipient", recipient)
                                .bind("unreadOnly", unreadOnly),
                        this::card,
                        card ->
                                Cursor.at(
                                        card.notification().createdAt(),
                                        card.notification().id().value())));
    }

    @Override
    public boolean markRead(NotificationId id, UserId recipient, Instant now) {
        return database.transaction()
                        .createUpdate(
                                """
                                UPDATE notifications
                                   SET read_at = coalesce(read_at, :now)
                                 WHERE id = :id AND recipient_id = :recipient
                                """)
                        .bind("id", id)
                        .bind("recipient", recipient)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public void markAllRead(UserId recipient, Instant now) {
        database.transaction()
                .createUpdate(
                        "UPDATE notifications SET read_at = :now WHERE recipient_id = :recipient AND read_at IS NULL")
                .bind("recipient", recipient)
                .bind("now", now)
                .execute();
    }

    private Card card(Row row) throws SQLException {
        var id = new NotificationId(row.uuid());
        var event = new EventId(row.uuid());
        var recipient = new UserId(row.uuid());
        var kind = row.constant(NotificationKind.class);
        var subject = new Subject(row.constant(Subject.Type.class), row.uuid());
        var facts = json.readFacts(row.text());
        var createdAt = row.instant();
        var readAt = row.instantOrNull();
        var actor = PersonCards.readOrNull(row);
        var notification =
                new Notification(
                        id,
                        event,
                        recipient,
                        kind,
                        subject,
                        actor == null ? null : actor.id(),
                        facts,
                        createdAt,
                        readAt);
        return new Card(notification, actor);
    }
}

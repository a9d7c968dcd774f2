package org.mecene.rest.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.notifications.ReadNotifications;
import org.mecene.rest.users.PersonJson;

/// @param actor who did it; null when nobody did, or when nobody may know
/// @param readAt null while it is unread
record NotificationJson(
        String id,
        String kind,
        String title,
        String text,
        SubjectJson subject,
        @Nullable PersonJson actor,
        Instant createdAt,
        @Nullable Instant readAt) {
    /// What it leads to.
    record SubjectJson(String type, String id) {}

    static NotificationJson of(ReadNotifications.View view, MediaLinks links) {
        var notification = view.card().notification();
        var actor = view.card().actor();
        var subject = notification.subject();
        return new NotificationJson(
                notification.id().toString(),
                notification.kind().wire(),
                view.title(),
                view.text(),
                new SubjectJson(subject.type().wire(), subject.id().toString()),
                actor == null ? null : PersonJson.of(actor, links),
                notification.createdAt(),
                notification.readAt());
    }
}

package org.mecene.domain.notifications;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.EventId;
import org.mecene.domain.identity.UserId;

/// Something that a person is told in the application. Its words are made when it is read, in the
/// reader's language.
///
/// @param event what it comes from; one event tells one person one kind of thing once (rules.md T1)
/// @param actor who did it; null when nobody did, or when nobody may know
/// @param facts what the words need, such as a title or a formatted amount
public record Notification(
        NotificationId id,
        EventId event,
        UserId recipient,
        NotificationKind kind,
        Subject subject,
        @Nullable UserId actor,
        Map<String, String> facts,
        Instant createdAt,
        @Nullable Instant readAt) {
    public Notification {
        facts = Map.copyOf(facts);
    }
}

package org.mecene.domain.notifications;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;

/// What people are told in the application. Writing needs an open transaction.
public interface Notifications {
    /// Adds a notification unless the same event told the same person the same before.
    ///
    /// @return false when it was there
    boolean add(Notification notification);

    /// Newest first.
    Page<Card> list(UserId recipient, boolean unreadOnly, PageRequest page);

    /// @return false when the recipient has no such notification
    boolean markRead(NotificationId id, UserId recipient, Instant now);

    void markAllRead(UserId recipient, Instant now);

    /// @param actor null when nobody did it, or when nobody may know
    record Card(Notification notification, @Nullable PersonCard actor) {}
}

package org.mecene.application.notifications;

import java.time.InstantSource;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.notifications.Notifications;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.Users;

/// Shows people what they were told, in the language in which they ask.
public final class ReadNotifications {
    private final Transactions transactions;
    private final Notifications notifications;
    private final Users users;
    private final Wording wording;
    private final InstantSource clock;

    public ReadNotifications(
            Transactions transactions,
            Notifications notifications,
            Users users,
            Wording wording,
            InstantSource clock) {
        this.transactions = transactions;
        this.notifications = notifications;
        this.users = users;
        this.wording = wording;
        this.clock = clock;
    }

    /// A notification in words.
    public record View(Notifications.Card card, String title, String text) {}

    /// @param language in which the caller asks; null for the language of their profile
    public Page<View> list(
            Actor actor, boolean unreadOnly, @Nullable Language language, PageRequest page) {
        var reader = actor.requireSignedIn().id();
        var chosen = language == null ? languageOf(reader) : language;
        return notifications.list(reader, unreadOnly, page).map(card -> view(card, chosen));
    }

    /// @throws Refused with `NotFound` when the caller was told no such thing
    public void markRead(Actor actor, NotificationId id) {
        var reader = actor.requireSignedIn().id();
        transactions.run(() -> {
            if (!notifications.markRead(id, reader, clock.instant())) {
                throw CommonRefusal.notFound(Thing.NOTIFICATION);
            }
        });
    }

    public void markAllRead(Actor actor) {
        var reader = actor.requireSignedIn().id();
        transactions.run(() -> notifications.markAllRead(reader, clock.instant()));
    }

    private View view(Notifications.Card card, Language language) {
        var notification = card.notification();
        var facts = new HashMap<>(notification.facts());
        if (card.actor() != null) {
            facts.put(Teller.ACTOR, card.actor().displayName());
        }
        return new View(
                card,
                wording.title(notification.kind(), facts, language),
                wording.text(notification.kind(), facts, language));
    }

    private Language languageOf(UserId reader) {
        return users.find(reader).map(user -> user.profile().language()).orElse(Language.EN);
    }
}

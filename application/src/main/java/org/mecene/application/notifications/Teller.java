package org.mecene.application.notifications;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Notifications;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.time.Ids;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Tells one person one thing, in the application and, for what matters, by mail. The same event
/// tells it once, however often it is handled.
public final class Teller {
    /// The fact that names who did it.
    static final String ACTOR = "actor";

    private final Users users;
    private final Notifications notifications;
    private final MailQueue mails;
    private final Wording wording;
    private final Ids ids;

    public Teller(
            Users users, Notifications notifications, MailQueue mails, Wording wording, Ids ids) {
        this.users = users;
        this.notifications = notifications;
        this.mails = mails;
        this.wording = wording;
        this.ids = ids;
    }

    /// @param actor who did it; null when nobody did, or when the recipient may not know
    /// @param path where it leads, below the public URL of the site
    record Message(
            NotificationKind kind,
            Subject subject,
            @Nullable UserId actor,
            Map<String, String> facts,
            String path) {}

    /// Tells somebody. Whoever cannot act any more is told nothing, and nobody is told of their own
    /// acts.
    void tell(RecordedEvent event, UserId recipient, Message message) {
        if (recipient.equals(message.actor())) {
            return;
        }
        users.find(recipient)
                .filter(user -> user.status() == User.Status.ACTIVE)
                .ifPresent(user -> tell(event, user, message));
    }

    Optional<User> find(UserId id) {
        return users.find(id);
    }

    /// The name by which somebody is shown, or an empty text when they are gone.
    String nameOf(UserId id) {
        return users.find(id).map(user -> user.profile().displayName()).orElse("");
    }

    /// Sends a mail that belongs to an event, once. What is kept to know that holds no address: it
    /// outlives the mail. Whoever is erased gets none.
    void mail(RecordedEvent event, Mail mail) {
        if (mail.to().isErased()) {
            return;
        }
        mails.add(
                mail,
                event.id()
                        + ":"
                        + TokenHash.of(mail.to().value()).hex()
                        + ":"
                        + mail.content().getClass().getSimpleName());
    }

    Wording wording() {
        return wording;
    }

    MailId newMailId() {
        return new MailId(ids.next());
    }

    private void tell(RecordedEvent event, User recipient, Message message) {
        var notification =
                new Notification(
                        new NotificationId(ids.next()),
                        event.id(),
                        recipient.id(),
                        message.kind(),
                        message.subject(),
                        message.actor(),
                        message.facts(),
                        event.at(),
                        null);
        if (notifications.add(notification) && message.kind().isMailed()) {
            mail(event, recipient, message);
        }
    }

    private void mail(RecordedEvent event, User recipient, Message message) {
        var language = recipient.profile().language();
        var facts = new HashMap<>(message.facts());
        if (message.actor() != null) {
            facts.put(ACTOR, nameOf(message.actor()));
        }
        var title = wording.title(message.kind(), facts, language);
        var text = wording.text(message.kind(), facts, language);
        var content = new MailContent.Told(title, text, message.path());
        var key = event.id() + ":" + recipient.id() + ":" + message.kind().wire();
        mails.add(new Mail(newMailId(), recipient.email(), language, content), key);
    }
}

package org.mecene.persistence.notifications;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.users.EmailAddress;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Json;
import org.mecene.persistence.database.LeasedQueue;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// Mails in the table `mail_queue`. A mail that went out leaves its key, so that the same thing is
/// not told twice, and nothing of what it said.
public final class JdbiMailQueue implements MailQueue {
    private static final Map<String, Class<?>> KINDS = Json.kindsOf(MailContent.class);

    private final Database database;
    private final LeasedQueue queue;
    private final Runnable wake;
    private final Json json = new Json();

    /// @param wake called after a commit that stored mails; must not block
    public JdbiMailQueue(Database database, Runnable wake) {
        this.database = database;
        this.queue =
                new LeasedQueue(database, "mail_queue", "id, recipient, language, kind, content")
                        .ofKinds(KINDS.keySet());
        this.wake = wake;
    }

    @Override
    public void add(Mail mail, String onceKey) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO mail_queue (id, once_key, recipient, language, kind, content)
                        VALUES (:id, :onceKey, :recipient, :language, :kind, :content::jsonb)
                            ON CONFLICT (once_key) DO NOTHING
                        """)
                .bind("id", mail.id())
                .bind("onceKey", onceKey)
                .bind("recipient", mail.to().value())
                .bind("language", Names.of(mail.language()))
                .bind("kind", mail.content().getClass().getSimpleName())
                .bind("content", json.write(mail.content()))
                .execute();
        database.afterCommit(wake);
    }

    @Override
    public List<Mail> lease(int max, Duration lease) {
        return queue.lease(max, lease, (result, context) -> mail(result));
    }

    @Override
    public void markSent(MailId id) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE mail_queue
                                   SET state = 'sent', leased_until = NULL, recipient = NULL, content = NULL,
                                       failure = NULL
                                 WHERE id = :id
                                """)
                        .bind("id", id)
                        .execute());
    }

    @Override
    public void handBack(MailId id, String failure) {
        queue.handBack(id.value(), failure);
    }

    @Override
    public void giveUp(MailId id, String failure) {
        queue.setAside(id.value(), failure);
    }

    @Override
    public long unfinished() {
        return queue.unfinished();
    }

    private Mail mail(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new MailId(row.uuid());
        var to = new EmailAddress(row.text());
        var language = row.constant(Language.class);
        var kind = KINDS.get(row.text());
        if (kind == null) {
            throw new SQLException("A mail of a kind that this release does not know");
        }
        return new Mail(id, to, language, (MailContent) json.read(row.text(), kind));
    }
}

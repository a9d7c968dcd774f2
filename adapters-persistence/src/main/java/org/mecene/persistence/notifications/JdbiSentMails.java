package org.mecene.persistence.notifications;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.users.EmailAddress;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiSentMails implements SentMails {
    private final Database database;

    public JdbiSentMails(Database database) {
        this.database = database;
    }

    @Override
    public void remember(SentMail mail) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                INSERT INTO sent_mails (id, recipient, subject, body, links, sent_at)
                                VALUES (:id, :recipient, :subject, :body, :links, :sentAt)
                                    ON CONFLICT (id) DO NOTHING
                                """)
                        .bind("id", mail.id())
                        .bind("recipient", mail.to().value())
                        .bind("subject", mail.subject())
                        .bind("body", mail.text())
                        .bindArray("links", String.class, mail.links())
                        .bind("sentAt", mail.sentAt())
                        .execute());
    }

    @Override
    public List<SentMail> list(@Nullable EmailAddress to) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id, recipient, subject, body, links, sent_at
                                  FROM sent_mails
                                 WHERE (:recipient::text IS NULL OR recipient = :recipient)
                                 ORDER BY sent_at DESC, id DESC
                                 LIMIT :most
                                """)
                        .bind("recipient", to == null ? null : to.value())
                        .bind("most", MOST)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new SentMail(
                                    new MailId(row.uuid()),
                                    new EmailAddress(row.text()),
                                    row.text(),
                                    row.text(),
                                    row.list(String.class),
                                    row.instant());
                        })
                        .list());
    }
}

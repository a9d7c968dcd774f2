package org.mecene.domain.notifications;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.EmailAddress;

public final class InMemorySentMails implements SentMails {
    private static final Comparator<SentMail> NEWEST_FIRST =
            Comparator.comparing(SentMail::sentAt)
                    .thenComparing(mail -> mail.id().value())
                    .reversed();

    private final InMemoryDatabase database;
    private final Rows<MailId, SentMail> mails;

    public InMemorySentMails(InMemoryDatabase database) {
        this.database = database;
        this.mails = new Rows<>(database.transactions());
    }

    @Override
    public void remember(SentMail mail) {
        database.transactions()
                .run(() -> {
                    if (!mails.has(mail.id())) {
                        mails.add(mail.id(), mail);
                    }
                });
    }

    @Override
    public List<SentMail> list(@Nullable EmailAddress to) {
        return mails.where(mail -> to == null || mail.to().equals(to))
                .sorted(NEWEST_FIRST)
                .limit(MOST)
                .toList();
    }
}

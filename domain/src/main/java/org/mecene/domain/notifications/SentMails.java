package org.mecene.domain.notifications;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.users.EmailAddress;

/// What the sandbox remembers of the mails that went out, so that a developer can read them.
/// Outside the sandbox nothing is remembered: mails hold secrets.
public interface SentMails {
    /// How many mails a list holds at the most.
    int MOST = 100;

    /// Remembers a mail; the same one is remembered once. Opens its own transaction.
    void remember(SentMail mail);

    /// Newest first, at most [#MOST].
    ///
    /// @param to those to one address only; null for all
    List<SentMail> list(@Nullable EmailAddress to);

    /// @param links every link in the text, in its order
    record SentMail(
            MailId id,
            EmailAddress to,
            String subject,
            String text,
            List<String> links,
            Instant sentAt) {
        public SentMail {
            links = List.copyOf(links);
        }

        @Override
        public String toString() {
            return "SentMail[" + id + "]";
        }
    }
}

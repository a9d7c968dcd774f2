package org.mecene.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.users.EmailAddress;

/// Outside the sandbox: remembers nothing.
public final class ForgetfulSentMails implements SentMails {
    @Override
    public void remember(SentMail mail) {
        // Mails hold secrets.
    }

    @Override
    public List<SentMail> list(@Nullable EmailAddress to) {
        return List.of();
    }
}

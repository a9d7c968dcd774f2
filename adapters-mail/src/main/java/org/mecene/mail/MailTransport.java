package org.mecene.mail;

import org.mecene.domain.notifications.Mailer;

/// Brings mails on their way. Safe for use by many threads.
public interface MailTransport {
    /// Returns when the mail was taken for good.
    ///
    /// @throws Mailer.TryLater when it could not be taken now
    /// @throws Mailer.Undeliverable when it is refused for good
    void send(OutgoingMail mail);
}

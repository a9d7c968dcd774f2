package org.mecene.application.notifications;

import java.time.Duration;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailQueue;
import org.mecene.domain.notifications.Mailer;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.domain.notifications.Mailer.Undeliverable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the mails that wait. A mail is leased by one worker at a time, so it goes out once; only a
/// crash between the mail server's answer and the note of it can send it twice, under the same
/// Message-ID.
public final class SendMails {
    private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);

    /// One at a time, so that a lease has to outlast one slow answer of the mail server only.
    private static final int BATCH = 1;

    private static final Duration LEASE = Duration.ofMinutes(2);

    private final MailQueue queue;
    private final Mailer mailer;

    public SendMails(MailQueue queue, Mailer mailer) {
        this.queue = queue;
        this.mailer = mailer;
    }

    /// Sends some of the mails that are due.
    ///
    /// @return how many were taken; more may be due when it is not 0
    public int handle() {
        var batch = queue.lease(BATCH, LEASE);
        batch.forEach(this::sendOne);
        return batch.size();
    }

    private void sendOne(Mail mail) {
        try {
            mailer.send(mail);
            queue.markSent(mail.id());
        } catch (Undeliverable refused) {
            LOG.warn("Mail {} was refused for good: {}", mail.id(), refused.getMessage());
            queue.giveUp(mail.id(), refused.getClass().getSimpleName());
        } catch (TryLater later) {
            LOG.warn("Mail {} could not be sent now: {}", mail.id(), later.getMessage());
            queue.handBack(mail.id(), later.getClass().getSimpleName());
        } catch (RuntimeException fault) {
            LOG.error("Mail {} could not be made", mail.id(), fault);
            queue.handBack(mail.id(), fault.getClass().getSimpleName());
        }
    }
}

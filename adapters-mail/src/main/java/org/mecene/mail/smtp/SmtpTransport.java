package org.mecene.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.mail.MailTransport;
import org.mecene.mail.MimeMessages;
import org.mecene.mail.OutgoingMail;

/// Hands mails to a mail server, each over a connection of its own, a few at a time. Every step is
/// waited for ten seconds at most.
///
/// When the server's last answer is lost, the mail counts as not taken; it may arrive twice then,
/// under one Message-ID.
public final class SmtpTransport implements MailTransport {
    private static final int CONNECTIONS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Semaphore connections = new Semaphore(CONNECTIONS, true);
    private final SmtpSettings settings;
    private final InternetAddress from;
    private final Session session;
    private final Duration timeout;

    public SmtpTransport(SmtpSettings settings) {
        this(settings, TIMEOUT);
    }

    SmtpTransport(SmtpSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
        this.from = MimeMessages.sender(settings.from());
        this.session = SmtpSessions.of(settings, from, timeout);
    }

    @Override
    public void send(OutgoingMail mail) {
        var message = MimeMessages.of(mail, from, session);
        takeTurn();
        try {
            deliver(message, message.getAllRecipients());
        } catch (MessagingException e) {
            throw SmtpFailures.of(e);
        } finally {
            connections.release();
        }
    }

    private void deliver(MimeMessage message, Address[] recipients) throws MessagingException {
        var transport = new SMTPTransport(session, null);
        try {
            transport.connect(
                    settings.host(), settings.port(), settings.username(), settings.password());
            transport.sendMessage(message, recipients);
        } finally {
            hangUp(transport);
        }
    }

    /// Waits for its turn as long as a mail of another may take.
    private void takeTurn() {
        try {
            if (!connections.tryAcquire(timeout.toMillis() * CONNECTIONS, TimeUnit.MILLISECONDS)) {
                throw new TryLater(
                        "All connections to the mail server are busy",
                        new IllegalStateException("busy"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TryLater("Stopped while a mail waited to be sent", e);
        }
    }

    /// The mail is taken by now, or it is not: what happens at the end changes nothing.
    private static void hangUp(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            // Said above.
        }
    }
}

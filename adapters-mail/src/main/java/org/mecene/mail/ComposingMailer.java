package org.mecene.mail;

import java.net.URI;
import java.time.InstantSource;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.notifications.Mailer;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.notifications.SentMails.SentMail;

/// Composes mails, sends them, and remembers what it sent where that is wanted. A mail's Message-ID
/// comes from its id, so that one that is sent again is seen to be the same.
public final class ComposingMailer implements Mailer {
    private final MailComposer composer;
    private final MailTransport transport;
    private final SentMails sentMails;
    private final String host;
    private final InstantSource clock;

    /// @param publicUrl its host is the right side of every Message-ID
    public ComposingMailer(
            MailComposer composer,
            MailTransport transport,
            SentMails sentMails,
            URI publicUrl,
            InstantSource clock) {
        this.composer = composer;
        this.transport = transport;
        this.sentMails = sentMails;
        this.host = hostOf(publicUrl);
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        var content = composer.compose(mail);
        var now = clock.instant();
        transport.send(new OutgoingMail(mail.id(), messageId(mail.id()), mail.to(), content, now));
        sentMails.remember(
                new SentMail(
                        mail.id(),
                        mail.to(),
                        content.subject(),
                        content.text(),
                        content.links(),
                        now));
    }

    private String messageId(MailId id) {
        return "<" + id + "@" + host + ">";
    }

    private static String hostOf(URI publicUrl) {
        var host = publicUrl.getHost();
        if (host == null) {
            throw new IllegalArgumentException("A public URL has a host");
        }
        return host;
    }
}

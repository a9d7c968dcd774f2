package org.mecene.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.users.EmailAddress;

/// Mails that tests write, and what they find in those that arrived.
public final class Mails {
    public static final URI SITE = URI.create("https://mecene.example");
    public static final EmailAddress AWA = EmailAddress.parse("awa@example.org");
    public static final String FROM = "Mécène <no-reply@mecene.example>";
    public static final Instant SENT_AT = Instant.parse("2026-03-01T09:00:00.123Z");
    public static final MailId ID =
            new MailId(UUID.fromString("0190a1b2-0000-7000-8000-000000000001"));

    private Mails() {}

    public static Mail mail(Language language, MailContent content) {
        return new Mail(ID, AWA, language, content);
    }

    public static ComposedMail composed(Language language, MailContent content) {
        return new MailComposer(SITE, new FakeMailSecrets()).compose(mail(language, content));
    }

    /// A mail about something, on its way.
    public static OutgoingMail outgoing(String title, String text) {
        var content = composed(Language.FR, new MailContent.Told(title, text, "/campaigns/1"));
        return new OutgoingMail(ID, "<" + ID + "@mecene.example>", AWA, content, SENT_AT);
    }

    public static OutgoingMail outgoing() {
        return outgoing("L’objectif est atteint", "« Un puits » a atteint son objectif.");
    }

    /// A mail as the reader's program sees it.
    public static MimeMessage parsed(byte[] content) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()), new ByteArrayInputStream(content));
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// The plain text and the HTML of a mail.
    public static List<String> partsOf(MimeMessage message) throws MessagingException, IOException {
        var parts = (MimeMultipart) message.getContent();
        return List.of(content(parts.getBodyPart(0)), content(parts.getBodyPart(1)));
    }

    private static String content(BodyPart part) throws MessagingException, IOException {
        return ((String) part.getContent()).replace("\r\n", "\n");
    }
}

package org.mecene.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import org.mecene.domain.notifications.Mailer.Undeliverable;

/// Gives mails the form in which they travel (RFC 5322 and MIME): one recipient, words outside
/// ASCII encoded (RFC 2047), plain text first and HTML as its alternative.
public final class MimeMessages {
    private MimeMessages() {}

    /// @throws Undeliverable when the recipient's address is none
    public static MimeMessage of(OutgoingMail mail, InternetAddress from, Session session) {
        try {
            return message(mail, from, session);
        } catch (MessagingException e) {
            // Its words may repeat the address.
            var cause = new IllegalArgumentException(e.getClass().getSimpleName());
            throw new Undeliverable("A mail of no possible form", cause);
        }
    }

    /// The sender, from a setting such as `Mecene <no-reply@example.org>`.
    ///
    /// @throws IllegalArgumentException when it is none
    public static InternetAddress sender(String from) {
        try {
            var address = new InternetAddress(from, true);
            address.validate();
            address.setPersonal(address.getPersonal(), UTF_8.name());
            return address;
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("Not a sender's address", e);
        }
    }

    private static MimeMessage message(OutgoingMail mail, InternetAddress from, Session session)
            throws MessagingException {
        var message = new NamedMessage(session, mail.messageId());
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(mail.to().value(), true));
        message.setSubject(mail.content().subject(), UTF_8.name());
        message.setSentDate(Date.from(mail.sentAt()));
        // RFC 3834: keeps holiday notices from being sent in answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContentLanguage(new String[] {mail.content().language().wire()});
        message.setContent(alternatives(mail.content()));
        message.saveChanges();
        return message;
    }

    private static MimeMultipart alternatives(ComposedMail content) throws MessagingException {
        var text = new MimeBodyPart();
        text.setText(content.text(), UTF_8.name());
        var html = new MimeBodyPart();
        html.setText(content.html(), UTF_8.name(), "html");
        return new MimeMultipart("alternative", text, html);
    }

    /// Jakarta Mail would name the message anew whenever it is saved.
    private static final class NamedMessage extends MimeMessage {
        private final String messageId;

        NamedMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}

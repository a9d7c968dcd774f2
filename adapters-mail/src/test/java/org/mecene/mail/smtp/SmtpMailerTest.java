package org.mecene.mail.smtp;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.Mailer;
import org.mecene.domain.notifications.MailerContract;
import org.mecene.domain.testkit.TestClock;
import org.mecene.domain.users.EmailAddress;
import org.mecene.mail.ComposingMailer;
import org.mecene.mail.ForgetfulSentMails;
import org.mecene.mail.MailComposer;
import org.mecene.mail.Mails;

class SmtpMailerTest implements MailerContract {
    private FakeMailServer server;

    @BeforeEach
    void start() throws IOException {
        server = FakeMailServer.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Override
    public Mailer mailer() {
        return new ComposingMailer(
                new MailComposer(Mails.SITE, new FakeMailSecrets()),
                new SmtpTransport(server.settings(), Duration.ofSeconds(5)),
                new ForgetfulSentMails(),
                Mails.SITE,
                new TestClock());
    }

    @Override
    public List<String> deliveredTo(EmailAddress address) {
        return server.received().stream()
                .filter(mail -> mail.to().contains("<" + address.value() + ">"))
                .map(mail -> messageId(mail.content()))
                .toList();
    }

    @Override
    public void refuse(EmailAddress address) {
        server.answer("RCPT", "550 5.1.1 <" + address.value() + ">: no such user");
    }

    @Override
    public void goDown() {
        server.answer("CONNECT", FakeMailServer.HANG_UP);
    }

    private static String messageId(String content) {
        try {
            return Mails.parsed(content.getBytes(StandardCharsets.ISO_8859_1)).getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.mecene.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.mail.Mails;

/// Against a mail server that others wrote.
class SmtpDeliveryTest {
    private final GreenMail mailServer =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        mailServer.start();
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void delivers_a_mail_as_it_was_written() throws Exception {
        var mail = Mails.outgoing("Été à 20 € 🌍", "Ça y est : « 100 % »");

        transport(null, null).send(mail);

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
        var message = mailServer.getReceivedMessages()[0];
        assertThat(message.getSubject()).isEqualTo("Été à 20 € 🌍");
        assertThat(message.getMessageID()).isEqualTo(mail.messageId());
        assertThat(message.getRecipients(RecipientType.TO)).hasSize(1);
        assertThat(Mails.partsOf(message))
                .containsExactly(mail.content().text(), mail.content().html());
    }

    @Test
    void signs_in_where_it_must() {
        mailServer.getUserManager().setAuthRequired(true);
        mailServer.setUser("mecene@example.org", "mecene", "s3cret");

        transport("mecene", "s3cret").send(Mails.outgoing());

        assertThat(mailServer.getReceivedMessages()).hasSize(1);
    }

    @Test
    void sends_later_when_its_password_is_wrong_and_does_not_tell_it() {
        mailServer.getUserManager().setAuthRequired(true);
        mailServer.setUser("mecene@example.org", "mecene", "s3cret");

        var thrown = catchThrowable(() -> transport("mecene", "wr0ng").send(Mails.outgoing()));

        assertThat(thrown).isInstanceOf(TryLater.class);
        assertThat(thrown.toString() + thrown.getCause()).doesNotContain("wr0ng", "awa");
    }

    private SmtpTransport transport(@Nullable String username, @Nullable String password) {
        var port = mailServer.getSmtp().getPort();
        return new SmtpTransport(
                new SmtpSettings("127.0.0.1", port, username, password, Mails.FROM));
    }
}

package org.mecene.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.MailContent.VerifyAddress;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.domain.notifications.SentMails;
import org.mecene.domain.notifications.SentMails.SentMail;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.TestClock;

class ComposingMailerTest {
    private final TestClock clock = new TestClock();
    private final SentMails sentMails = InMemoryPorts.empty().sentMails();
    private final List<OutgoingMail> taken = new ArrayList<>();

    @Test
    void sends_a_mail_again_under_the_same_message_id() {
        var mailer = mailer(taken::add, sentMails);
        var mail = Mails.mail(Language.EN, new VerifyAddress("Awa", "verify-address:1"));

        mailer.send(mail);
        mailer.send(mail);

        assertThat(taken)
                .extracting(OutgoingMail::messageId)
                .containsExactly(
                        "<" + Mails.ID + "@mecene.example>", "<" + Mails.ID + "@mecene.example>");
    }

    @Test
    void remembers_what_it_sent() {
        var mail = Mails.mail(Language.EN, new VerifyAddress("Awa", "verify-address:1"));

        mailer(taken::add, sentMails).send(mail);

        var content = taken.getFirst().content();
        assertThat(sentMails.list(null))
                .containsExactly(
                        new SentMail(
                                Mails.ID,
                                Mails.AWA,
                                content.subject(),
                                content.text(),
                                content.links(),
                                clock.instant()));
    }

    @Test
    void remembers_nothing_that_was_not_taken() {
        var mail = Mails.mail(Language.EN, new VerifyAddress("Awa", "verify-address:1"));
        var mailer =
                mailer(
                        _ -> {
                            throw new TryLater("Not now", new IllegalStateException("451"));
                        },
                        sentMails);

        assertThatThrownBy(() -> mailer.send(mail)).isInstanceOf(TryLater.class);

        assertThat(sentMails.list(null)).isEmpty();
    }

    @Test
    void remembers_nothing_outside_the_sandbox() {
        var forgetful = new ForgetfulSentMails();
        var mail = Mails.mail(Language.EN, new VerifyAddress("Awa", "verify-address:1"));

        mailer(taken::add, forgetful).send(mail);

        assertThat(taken).hasSize(1);
        assertThat(forgetful.list(null)).isEmpty();
    }

    private ComposingMailer mailer(MailTransport transport, SentMails remembered) {
        var composer = new MailComposer(Mails.SITE, new FakeMailSecrets());
        return new ComposingMailer(composer, transport, remembered, Mails.SITE, clock);
    }
}

package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;

@Rule("T2")
final class SendMailsTest {
    private static final EmailAddress AWA = EmailAddress.parse("awa@example.org");
    private static final EmailAddress BAD = EmailAddress.parse("bad@example.org");

    private final World world = new World();

    @Test
    void sends_each_mail_once() {
        var first = queued(AWA);
        var second = queued(AWA);

        sendAll();

        assertThat(world.mailer().sent()).containsExactly(first, second);
        assertThat(world.ports().mailQueue().unsent()).isEmpty();
    }

    @Test
    void sends_each_once_when_many_workers_are_at_it() {
        var mails = Stream.generate(() -> queued(AWA)).limit(30).toList();

        Race.of(() -> {
            sendAll();
            return true;
        });

        assertThat(world.mailer().sent()).containsExactlyInAnyOrderElementsOf(mails);
    }

    @Test
    void tries_again_later_when_the_mail_server_does_not_answer() {
        var mail = queued(AWA);
        world.mailer().goDown();
        sendAll();
        world.mailer().comeBack();

        sendAll();
        assertThat(world.mailer().sent()).as("not due yet").isEmpty();
        world.passes(Duration.ofHours(1));
        sendAll();

        assertThat(world.mailer().sent()).containsExactly(mail);
    }

    @Test
    void gives_a_mail_up_whose_address_is_refused_and_sends_the_others() {
        world.mailer().refuses(BAD);
        var refused = queued(BAD);
        var other = queued(AWA);

        sendAll();

        assertThat(world.mailer().sent()).containsExactly(other);
        assertThat(world.ports().mailQueue().aside()).containsExactly(refused);
    }

    @Test
    void tries_a_mail_again_that_could_not_be_made() {
        var mail = queued(AWA);
        world.mailer().failWith(new IllegalStateException("No template"));
        sendAll();
        world.mailer().comeBack();

        world.passes(Duration.ofHours(1));
        sendAll();

        assertThat(world.mailer().sent()).containsExactly(mail);
    }

    @Test
    void gives_up_after_many_attempts() {
        queued(AWA);
        world.mailer().goDown();

        for (var attempt = 0; attempt < 50; attempt++) {
            sendAll();
            world.passes(Duration.ofDays(1));
        }

        assertThat(world.ports().mailQueue().aside()).hasSize(1);
        assertThat(world.ports().mailQueue().unfinished()).isZero();
    }

    private void sendAll() {
        while (world.notifications.sendMails.handle() > 0) {
            // Until nothing is due.
        }
    }

    private Mail queued(EmailAddress to) {
        var id = new MailId(world.ports().ids().next());
        var mail = new Mail(id, to, Language.FR, new MailContent.AddressHasAccount("Awa"));
        world.committed(() -> world.ports().mailQueue().add(mail, "test:" + id));
        return mail;
    }
}

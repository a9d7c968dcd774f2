package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.notifications.SentMails.SentMail;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.EmailAddress;

/// What every [SentMails] promises.
public interface SentMailsContract extends Fixture {
    @Test
    default void remembers_a_mail_as_it_was_sent() {
        var mail = mail(freshAddress());

        ports().sentMails().remember(mail);

        assertThat(ports().sentMails().list(mail.to())).containsExactly(mail);
    }

    @Test
    default void remembers_one_mail_once() {
        var mail = mail(freshAddress());

        Race.of(() -> {
            ports().sentMails().remember(mail);
            return true;
        });

        assertThat(ports().sentMails().list(mail.to())).containsExactly(mail);
    }

    @Test
    default void lists_newest_first() {
        var address = freshAddress();
        var first = remembered(address);
        ports().clock().advance(Duration.ofMinutes(1));
        var second = remembered(address);

        assertThat(ports().sentMails().list(address)).containsExactly(second, first);
        assertThat(ports().sentMails().list(freshAddress())).isEmpty();
    }

    @Test
    default void lists_those_to_everybody() {
        isAtAQuietTime();
        ports().clock().advance(Duration.ofDays(36_500));
        var first = remembered(freshAddress());
        var second = remembered(freshAddress());

        assertThat(ports().sentMails().list(null)).contains(first, second);
    }

    @Test
    default void lists_a_hundred_at_the_most() {
        var address = freshAddress();
        IntStream.range(0, SentMails.MOST + 1)
                .forEach(_ -> {
                    ports().clock().advance(Duration.ofSeconds(1));
                    remembered(address);
                });

        var listed = ports().sentMails().list(address);

        assertThat(listed).hasSize(SentMails.MOST);
        assertThat(listed.getFirst().sentAt()).isEqualTo(ports().clock().instant());
    }

    private SentMail remembered(EmailAddress to) {
        var mail = mail(to);
        ports().sentMails().remember(mail);
        return mail;
    }

    private SentMail mail(EmailAddress to) {
        return new SentMail(
                new MailId(ports().ids().next()),
                to,
                "Vérifiez votre adresse ✉️",
                "Bonjour,\n\nhttps://example.org/verify?token=abc\n",
                List.of("https://example.org/verify?token=abc", "https://example.org/é"),
                ports().clock().instant());
    }

    private EmailAddress freshAddress() {
        return EmailAddress.parse("m." + ports().ids().next() + "@example.org");
    }
}

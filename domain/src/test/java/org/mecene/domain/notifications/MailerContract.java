package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mailer.TryLater;
import org.mecene.domain.notifications.Mailer.Undeliverable;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.users.EmailAddress;

/// What every [Mailer] promises. What its words are is for its own tests.
@Rule("T2")
public interface MailerContract {
    EmailAddress AWA = EmailAddress.parse("awa@example.org");

    Mailer mailer();

    /// The Message-IDs of what the mail server took for an address.
    List<String> deliveredTo(EmailAddress address);

    /// From now on the mail server refuses an address for good.
    void refuse(EmailAddress address);

    /// From now on the mail server does not answer.
    void goDown();

    @Test
    default void delivers_every_kind_of_mail_in_every_language() {
        var ids = SequentialIds.unlikeAnyBefore();
        for (var language : Language.values()) {
            for (var content : MailSamples.contents()) {
                mailer().send(new Mail(new MailId(ids.next()), AWA, language, content));
            }
        }

        var count = Language.values().length * MailSamples.contents().size();
        assertThat(deliveredTo(AWA)).hasSize(count).doesNotHaveDuplicates();
    }

    @Test
    default void sends_one_mail_again_under_the_same_message_id() {
        var mail = mail(AWA);

        mailer().send(mail);
        mailer().send(mail);

        assertThat(deliveredTo(AWA)).hasSize(2);
        assertThat(deliveredTo(AWA).getFirst()).isEqualTo(deliveredTo(AWA).getLast());
    }

    @Test
    default void says_that_an_address_is_refused_for_good() {
        refuse(AWA);

        assertThatExceptionOfType(Undeliverable.class)
                .isThrownBy(() -> mailer().send(mail(AWA)))
                .withMessageNotContaining("awa");
    }

    @Test
    default void says_that_a_mail_may_go_out_later() {
        goDown();

        assertThatExceptionOfType(TryLater.class)
                .isThrownBy(() -> mailer().send(mail(AWA)))
                .withMessageNotContaining("awa");
    }

    private static Mail mail(EmailAddress to) {
        return new Mail(
                new MailId(SequentialIds.unlikeAnyBefore().next()),
                to,
                Language.FR,
                new MailContent.AddressHasAccount("Awa"));
    }
}

package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.domain.testkit.LeasedWorkContract;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;

/// What every [MailQueue] promises.
@Rule({"T1", "T2"})
public interface MailQueueContract extends LeasedWorkContract<Mail> {
    @Override
    default UUID addWork() {
        var mail = mail(new MailContent.Told("Titre", "Texte", null));
        add(mail, "once:" + mail.id());
        return mail.id().value();
    }

    @Override
    default UUID tagOf(Mail work) {
        return work.id().value();
    }

    @Override
    default List<Mail> lease(int max, Duration lease) {
        return ports().mailQueue().lease(max, lease);
    }

    @Override
    default boolean finish(Mail work) {
        ports().mailQueue().markSent(work.id());
        return true;
    }

    @Override
    default void handBack(Mail work) {
        ports().mailQueue().handBack(work.id(), "TryLater");
    }

    @Override
    default long unfinished() {
        return ports().mailQueue().unfinished();
    }

    @Test
    default void keeps_every_kind_of_mail() {
        takeAll();
        var mails = MailSamples.contents().stream().map(this::mail).toList();
        mails.forEach(mail -> add(mail, "once:" + mail.id()));

        assertThat(leaseAll()).containsExactlyElementsOf(mails);
        assertThat(MailSamples.contents().stream().map(Object::getClass).distinct())
                .hasSize(MailContent.class.getPermittedSubclasses().length);
    }

    @Test
    default void takes_two_mails_with_one_key_for_one() {
        var content = new MailContent.AddressHasAccount("Awa");
        var first = mail(content);
        var second = mail(content);
        var key = "once:" + first.id();

        add(first, key);
        add(second, key);

        assertThat(leaseAll()).contains(first).doesNotContain(second);
    }

    @Test
    default void remembers_the_key_of_a_mail_that_was_sent() {
        var first = mail(new MailContent.AddressHasAccount("Awa"));
        var key = "once:" + first.id();
        add(first, key);
        taken(first.id().value()).ifPresent(this::finish);
        var second = mail(new MailContent.AddressHasAccount("Awa"));

        add(second, key);

        assertThat(leaseAll()).doesNotContain(second);
    }

    @Test
    default void takes_one_of_many_mails_with_one_key_at_once() {
        takeAll();
        var key = "once:" + ports().ids().next();

        Race.of(() -> {
            add(mail(new MailContent.AddressHasAccount("Awa")), key);
            return true;
        });

        assertThat(leaseAll()).hasSize(1);
    }

    @Test
    default void sends_no_mail_of_a_transaction_that_was_rolled_back() {
        var mail = mail(new MailContent.AddressHasAccount("Awa"));

        assertThatThrownBy(() ->
                        committed(() -> {
                            ports().mailQueue().add(mail, "once:" + mail.id());
                            throw new UnsupportedOperationException("boom");
                        }))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(leaseAll()).doesNotContain(mail);
        add(mail, "once:" + mail.id());
        assertThat(leaseAll()).contains(mail);
    }

    @Test
    default void gives_up_a_mail_that_will_never_go_out() {
        takeAll();
        var before = unfinished();
        var mail = taken(addWork()).orElseThrow();

        ports().mailQueue().giveUp(mail.id(), "Undeliverable");

        assertThat(unfinished()).isEqualTo(before);
        ports().clock().advance(LONGEST_DELAY);
        assertThat(leaseAll()).doesNotContain(mail);
    }

    @Test
    default void marks_a_mail_as_sent_again_without_complaint() {
        var mail = taken(addWork()).orElseThrow();
        finish(mail);

        finish(mail);

        assertThat(leaseAll()).doesNotContain(mail);
    }

    @Test
    default void adds_nothing_outside_a_transaction() {
        var mail = mail(new MailContent.AddressHasAccount("Awa"));

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().mailQueue().add(mail, "once:" + mail.id()));
    }

    private void add(Mail mail, String onceKey) {
        committed(() -> ports().mailQueue().add(mail, onceKey));
    }

    private Mail mail(MailContent content) {
        return new Mail(
                new MailId(ports().ids().next()),
                EmailAddress.parse("awa@example.org"),
                Language.FR,
                content);
    }
}

package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.MailId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.FailedWork.Item;
import org.mecene.domain.platform.FailedWork.Queue;
import org.mecene.domain.social.SocialEvent.Followed;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.users.EmailAddress;

/// What every [FailedWork] promises.
public interface FailedWorkContract extends Fixture {
    Duration LONG = Duration.ofDays(10);

    @Test
    default void lists_the_mails_that_were_given_up_newest_first() {
        var first = mailGivenUp();
        ports().clock().advance(Duration.ofSeconds(1));
        var second = mailGivenUp();

        var items = failed(Queue.MAILS);

        assertThat(items).extracting(Item::id).startsWith(second, first);
        assertThat(items.getFirst().kind()).isEqualTo("AddressHasAccount");
        assertThat(items.getFirst().failure()).isEqualTo("Test");
    }

    @Test
    default void lists_the_events_whose_handling_failed_again_and_again() {
        var event = eventGivenUp();

        var items = failed(Queue.EVENTS);

        assertThat(items).extracting(Item::id).contains(event);
        assertThat(items).extracting(Item::kind).containsOnly("Followed");
        assertThat(failed(Queue.MAILS)).extracting(Item::id).doesNotContain(event);
    }

    @Test
    default void counts_what_each_queue_gave_up() {
        var events = ports().failedWork().count(Queue.EVENTS);
        var mails = ports().failedWork().count(Queue.MAILS);

        eventGivenUp();

        assertThat(ports().failedWork().count(Queue.EVENTS)).isEqualTo(events + 1);
        assertThat(ports().failedWork().count(Queue.MAILS)).isEqualTo(mails);
    }

    @Test
    default void makes_due_again_what_was_given_up() {
        var event = eventGivenUp();
        var mail = mailGivenUp();

        assertThat(replays(Queue.EVENTS, event)).isTrue();
        assertThat(replays(Queue.MAILS, mail)).isTrue();

        assertThat(failed(Queue.EVENTS)).extracting(Item::id).doesNotContain(event);
        assertThat(ports().outbox().lease(100, LONG))
                .extracting(leased -> leased.id().value())
                .contains(event.value());
        assertThat(ports().mailQueue().lease(100, LONG))
                .extracting(leased -> leased.id().value())
                .contains(mail.value());
    }

    @Test
    default void knows_no_work_of_another_queue() {
        var mail = mailGivenUp();

        assertThat(replays(Queue.EVENTS, mail)).isFalse();
        assertThat(replays(Queue.MAILS, new WorkId(ports().ids().next()))).isFalse();
    }

    @Test
    default void gives_nothing_another_try_outside_a_transaction() {
        var mail = mailGivenUp();

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().failedWork().replay(Queue.MAILS, mail));
    }

    private boolean replays(Queue queue, WorkId id) {
        return inTransaction(() -> ports().failedWork().replay(queue, id));
    }

    private List<Item> failed(Queue queue) {
        return ports().failedWork().list(queue, PageRequest.first(100)).items();
    }

    private WorkId mailGivenUp() {
        var id = new MailId(ports().ids().next());
        committed(() -> ports().mailQueue().add(mail(id), "once:" + id));
        ports().mailQueue().giveUp(id, "Test");
        return new WorkId(id.value());
    }

    private static Mail mail(MailId id) {
        var to = new EmailAddress("awa@example.org");
        return new Mail(id, to, Language.FR, new MailContent.AddressHasAccount("Awa"));
    }

    /// Hands an event back until nobody gets it any more.
    private WorkId eventGivenUp() {
        var follower = new UserId(ports().ids().next());
        committed(() ->
                ports().events().publish(new Followed(follower, new UserId(ports().ids().next()))));
        var last = taken(follower).orElseThrow();
        for (var event = Optional.of(last); event.isPresent(); event = taken(follower)) {
            ports().outbox().handBack(event.get().id(), "Test");
            ports().clock().advance(LONG);
        }
        return new WorkId(last.id().value());
    }

    private Optional<RecordedEvent> taken(UserId follower) {
        return ports().outbox().lease(100, Duration.ofMinutes(2)).stream()
                .filter(event ->
                        event.event() instanceof Followed(var by, _) && by.equals(follower))
                .findFirst();
    }
}

package org.mecene.domain.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.events.EventId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.PersonCard;
import org.mecene.domain.users.User;

/// What every [Notifications] promises.
public interface NotificationsContract extends Fixture {
    @Test
    default void lists_a_notification_as_it_was_added() {
        var reader = has(aUser());
        var fan = has(aUser().named("Aïda"));
        var notification = notification(reader, fan, newEvent());

        var isNew = add(notification);

        assertThat(isNew).isTrue();
        assertThat(list(reader, false))
                .containsExactly(
                        new Notifications.Card(
                                notification,
                                new PersonCard(fan.id(), fan.handle(), "Aïda", null)));
    }

    @Test
    default void lists_one_that_nobody_did() {
        var reader = has(aUser());
        var notification = notification(reader, null, newEvent());
        add(notification);

        assertThat(list(reader, false)).containsExactly(new Notifications.Card(notification, null));
    }

    @Test
    @Rule("T1")
    default void tells_one_person_the_same_once() {
        var reader = has(aUser());
        var event = newEvent();
        var first = notification(reader, null, event);
        add(first);

        var again = add(notification(reader, null, event));

        assertThat(again).isFalse();
        assertThat(list(reader, false))
                .extracting(Notifications.Card::notification)
                .containsExactly(first);
    }

    @Test
    @Rule("T1")
    default void tells_one_of_many_at_once() {
        var reader = has(aUser());
        var event = newEvent();

        var results = Race.of(() -> add(notification(reader, null, event)));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
        assertThat(list(reader, false)).hasSize(1);
    }

    @Test
    default void tells_two_people_of_one_event_and_one_person_two_things() {
        var reader = has(aUser());
        var event = newEvent();
        var comment = notification(reader, null, event);
        var reply =
                new Notification(
                        new NotificationId(ports().ids().next()),
                        event,
                        reader.id(),
                        NotificationKind.REPLY,
                        comment.subject(),
                        null,
                        Map.of(),
                        comment.createdAt(),
                        null);

        assertThat(add(comment)).isTrue();
        assertThat(add(reply)).isTrue();
        assertThat(add(notification(has(aUser()), null, event))).isTrue();
        assertThat(list(reader, false)).hasSize(2);
    }

    @Test
    default void lists_newest_first() {
        var reader = has(aUser());
        var first = added(reader);
        ports().clock().advance(Duration.ofMinutes(1));
        var second = added(reader);
        var third = added(reader);

        Walk.holds(
                List.of(third.id(), second.id(), first.id()),
                card -> card.notification().id(),
                page -> ports().notifications().list(reader.id(), false, page),
                () -> added(reader));
    }

    @Test
    default void lists_the_unread_only_on_wish() {
        var reader = has(aUser());
        var first = added(reader);
        var second = added(reader);
        var third = added(reader);
        assertThat(markRead(second, reader)).isTrue();

        Walk.holds(
                List.of(third.id(), first.id()),
                card -> card.notification().id(),
                page -> ports().notifications().list(reader.id(), true, page),
                () -> added(reader));
    }

    @Test
    default void keeps_when_it_was_read_first() {
        var reader = has(aUser());
        var notification = added(reader);
        var readAt = ports().clock().advance(Duration.ofMinutes(1));
        markRead(notification, reader);
        ports().clock().advance(Duration.ofMinutes(1));

        var again = markRead(notification, reader);

        assertThat(again).isTrue();
        assertThat(list(reader, false).getFirst().notification().readAt()).isEqualTo(readAt);
    }

    @Test
    default void lets_nobody_else_read_it() {
        var reader = has(aUser());
        var notification = added(reader);

        assertThat(markRead(notification, has(aUser()))).isFalse();
        assertThat(list(reader, true)).hasSize(1);
    }

    @Test
    default void marks_all_of_one_person() {
        var reader = has(aUser());
        var other = has(aUser());
        added(reader);
        added(reader);
        added(other);

        committed(
                () -> ports().notifications().markAllRead(reader.id(), ports().clock().instant()));

        assertThat(list(reader, true)).isEmpty();
        assertThat(list(reader, false)).hasSize(2);
        assertThat(list(other, true)).hasSize(1);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var reader = has(aUser());
        var notification = added(reader);
        var now = ports().clock().instant();

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> ports().notifications().add(notification(reader, null, newEvent())));
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        ports().notifications().markRead(notification.id(), reader.id(), now));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().notifications().markAllRead(reader.id(), now));
    }

    private Notification added(User reader) {
        var notification = notification(reader, null, newEvent());
        add(notification);
        return notification;
    }

    private boolean add(Notification notification) {
        return inTransaction(() -> ports().notifications().add(notification));
    }

    private boolean markRead(Notification notification, User reader) {
        return inTransaction(() ->
                ports().notifications()
                        .markRead(notification.id(), reader.id(), ports().clock().instant()));
    }

    private List<Notifications.Card> list(User reader, boolean unreadOnly) {
        return ports().notifications().list(reader.id(), unreadOnly, PageRequest.first(9)).items();
    }

    private EventId newEvent() {
        return new EventId(ports().ids().next());
    }

    private Notification notification(User reader, @Nullable User actor, EventId event) {
        return new Notification(
                new NotificationId(ports().ids().next()),
                event,
                reader.id(),
                NotificationKind.COMMENT,
                new Subject(Subject.Type.COMMENT, ports().ids().next()),
                actor == null ? null : actor.id(),
                Map.of("excerpt", "Très beau — « merci » 👏", "empty", ""),
                ports().clock().instant(),
                null);
    }
}

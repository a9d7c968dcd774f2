package org.mecene.application.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.NotificationId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.users.User;

final class ReadNotificationsTest {
    private final World world = new World();
    private final User reader = world.has(aCreator().reading(Language.FR));
    private final User fan = world.has(aUser().named("Awa"));

    @Test
    void writes_in_the_language_in_which_somebody_asks() {
        isTold();

        assertThat(texts(Language.EN)).containsExactly("Awa follows you.");
        assertThat(texts(Language.FR)).containsExactly("Awa vous suit.");
        assertThat(texts(null)).containsExactly("Awa vous suit.");
    }

    @Test
    void reads_one_and_all() {
        isTold();
        world.content.followCreators.follow(world.as(world.has(aUser())), reader.id());
        world.worksOff();
        var first = world.toldTo(reader).getFirst().id();

        read(reader, first);
        read(reader, first);

        assertThat(list(true)).hasSize(1);
        world.notifications.readNotifications.markAllRead(world.as(reader));
        assertThat(list(true)).isEmpty();
        assertThat(list(false)).hasSize(2);
    }

    @Test
    void reads_only_what_oneself_was_told() {
        isTold();
        var id = world.toldTo(reader).getFirst().id();
        var notFound = new NotFound(Thing.NOTIFICATION);

        assertThat(refusalOf(() -> read(fan, id))).isEqualTo(notFound);
        assertThat(refusalOf(() -> read(reader, new NotificationId(world.ports().ids().next()))))
                .isEqualTo(notFound);
        assertThat(
                        refusalOf(() ->
                                world.notifications.readNotifications.list(
                                        Actor.anonymous(), false, null, PageRequest.first(9))))
                .isEqualTo(new SignInRequired());
    }

    private void isTold() {
        world.content.followCreators.follow(world.as(fan), reader.id());
        world.worksOff();
    }

    private void read(User user, NotificationId id) {
        world.notifications.readNotifications.markRead(world.as(user), id);
    }

    private List<String> texts(@Nullable Language language) {
        return world
                .notifications
                .readNotifications
                .list(world.as(reader), false, language, PageRequest.first(9))
                .items()
                .stream()
                .map(ReadNotifications.View::text)
                .toList();
    }

    private List<ReadNotifications.View> list(boolean unreadOnly) {
        return world.notifications
                .readNotifications
                .list(world.as(reader), unreadOnly, null, PageRequest.first(9))
                .items();
    }
}

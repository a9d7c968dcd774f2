package org.mecene.domain.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.PersonCard;
import org.mecene.domain.users.User;

/// What every [Follows] promises.
public interface FollowsContract extends Fixture {
    @Test
    default void follows_once() {
        var fan = has(aUser());
        var creator = has(aCreator());

        assertThat(follow(fan, creator)).isTrue();
        assertThat(follow(fan, creator)).isFalse();
        assertThat(ports().follows().following(fan.id(), PageRequest.first(9)).items()).hasSize(1);
    }

    @Test
    default void stops_following_once() {
        var fan = has(aUser());
        var creator = has(aCreator());
        follow(fan, creator);

        assertThat(unfollow(fan, creator)).isTrue();
        assertThat(unfollow(fan, creator)).isFalse();
        assertThat(ports().follows().following(fan.id(), PageRequest.first(9)).items()).isEmpty();
    }

    @Test
    default void tells_one_of_many_at_once_that_it_is_new() {
        var fan = has(aUser());
        var creator = has(aCreator());

        var results = Race.of(() -> follow(fan, creator));

        assertThat(results.values()).containsOnlyOnce(true);
        assertThat(ports().follows().followers(creator.id(), PageRequest.first(9)).items())
                .hasSize(1);
    }

    @Test
    default void keeps_since_when() {
        var fan = has(aUser());
        var creator = has(aCreator().named("Youssou"));
        var since = ports().clock().instant();
        follow(fan, creator);
        ports().clock().advance(Duration.ofDays(1));
        follow(fan, creator);

        var entry = ports().follows().following(fan.id(), PageRequest.first(9)).items().getFirst();

        assertThat(entry)
                .isEqualTo(
                        new Follows.Entry(
                                new PersonCard(creator.id(), creator.handle(), "Youssou", null),
                                since));
    }

    @Test
    default void lists_whom_a_person_follows_newest_first() {
        var fan = has(aUser());
        var first = followedLater(fan, has(aCreator()));
        var second = followedLater(fan, has(aCreator()));
        var third = followedLater(fan, has(aCreator()));

        Walk.holds(
                List.of(third, second, first),
                entry -> entry.person().id(),
                page -> ports().follows().following(fan.id(), page),
                () -> followedLater(fan, has(aCreator())));
    }

    @Test
    default void lists_who_follows_a_person_newest_first() {
        var creator = has(aCreator());
        var first = has(aUser());
        followedLater(first, creator);
        var second = has(aUser());
        followedLater(second, creator);
        var third = has(aUser());
        followedLater(third, creator);

        Walk.holds(
                List.of(third.id(), second.id(), first.id()),
                entry -> entry.person().id(),
                page -> ports().follows().followers(creator.id(), page),
                () -> followedLater(has(aUser()), creator));
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var fan = has(aUser()).id();
        var creator = has(aCreator()).id();
        var now = ports().clock().instant();

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().follows().follow(fan, creator, now));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().follows().unfollow(fan, creator));
    }

    private UserId followedLater(User fan, User creator) {
        ports().clock().advance(Duration.ofMinutes(1));
        follow(fan, creator);
        return creator.id();
    }

    private boolean follow(User fan, User creator) {
        return inTransaction(
                () -> ports().follows().follow(fan.id(), creator.id(), ports().clock().instant()));
    }

    private boolean unfollow(User fan, User creator) {
        return inTransaction(() -> ports().follows().unfollow(fan.id(), creator.id()));
    }
}

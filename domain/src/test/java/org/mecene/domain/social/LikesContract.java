package org.mecene.domain.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.Post;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.social.Likes.Outcome;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What every [Likes] promises.
@Rule("K9")
public interface LikesContract extends Fixture {
    @Test
    default void counts_each_person_once() {
        var post = hasPost();
        var fan = has(aUser());

        assertThat(like(post, fan)).isEqualTo(new Outcome(true, 1));
        assertThat(like(post, fan)).isEqualTo(new Outcome(false, 1));
        assertThat(like(post, has(aUser()))).isEqualTo(new Outcome(true, 2));
    }

    @Test
    default void takes_a_like_back_once() {
        var post = hasPost();
        var fan = has(aUser());
        like(post, fan);
        like(post, has(aUser()));

        assertThat(ports().likes().unlike(post.id(), fan.id())).isEqualTo(new Outcome(true, 1));
        assertThat(ports().likes().unlike(post.id(), fan.id())).isEqualTo(new Outcome(false, 1));
    }

    @Test
    default void publishes_a_like_when_it_is_new() {
        var post = hasPost();
        var fan = has(aUser());

        like(post, fan);
        like(post, fan);

        assertThat(published(post)).containsExactly(liked(post, fan));
    }

    @Test
    default void counts_one_of_many_likes_of_one_person_at_once() {
        var post = hasPost();
        var fan = has(aUser());

        var results = Race.of(() -> like(post, fan));

        assertThat(results.values()).extracting(Outcome::changed).containsOnlyOnce(true);
        assertThat(results.values()).extracting(Outcome::likeCount).containsOnly(1L);
        assertThat(published(post)).containsExactly(liked(post, fan));
    }

    @Test
    default void counts_many_people_at_once() {
        var post = hasPost();
        var fans = Stream.generate(() -> has(aUser())).limit(Race.RUNNERS).toList();

        Race.of(Race.RUNNERS, runner -> () -> like(post, fans.get(runner)));

        var extra = like(post, has(aUser()));
        assertThat(extra.likeCount()).isEqualTo(Race.RUNNERS + 1L);
    }

    @Test
    default void counts_right_when_likes_come_and_go_at_once() {
        var post = hasPost();
        var fans = Stream.generate(() -> has(aUser())).limit(Race.RUNNERS).toList();

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            for (var round = 0; round < 5; round++) {
                                like(post, fans.get(runner));
                                ports().likes().unlike(post.id(), fans.get(runner).id());
                            }
                            return like(post, fans.get(runner));
                        });

        var extra = like(post, has(aUser()));
        assertThat(extra.likeCount()).isEqualTo(Race.RUNNERS + 1L);
    }

    @Test
    default void joins_a_transaction_that_is_open() {
        var post = hasPost();
        var fan = has(aUser());

        try {
            committed(() -> {
                like(post, fan);
                throw new UnsupportedOperationException("boom");
            });
        } catch (UnsupportedOperationException _) {
            // Looked for below: nothing may be left.
        }

        assertThat(published(post)).isEmpty();
        assertThat(like(post, fan)).isEqualTo(new Outcome(true, 1));
    }

    private Post hasPost() {
        return has(aPost().by(has(aCreator())));
    }

    private Outcome like(Post post, User fan) {
        return ports().likes()
                .like(post.id(), fan.id(), liked(post, fan), ports().clock().instant());
    }

    private static SocialEvent.Liked liked(Post post, User fan) {
        return new SocialEvent.Liked(post.id(), fan.id(), post.creator());
    }

    private List<DomainEvent> published(Post post) {
        return Stream.generate(() -> ports().outbox().lease(100, Duration.ofHours(1)))
                .takeWhile(leased -> !leased.isEmpty())
                .flatMap(List::stream)
                .map(RecordedEvent::event)
                .filter(event ->
                        event instanceof SocialEvent.Liked(var id, _, _) && id.equals(post.id()))
                .toList();
    }
}

package org.mecene.application.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.content.ContentRefusal.PostLocked;
import org.mecene.domain.content.Post;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.social.SocialEvent.Followed;
import org.mecene.domain.social.SocialEvent.Liked;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class LikesAndFollowsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User fan = world.has(aUser());

    @Test
    @Rule("K9")
    void likes_once_however_often_it_is_asked() {
        var post = world.has(aPost().by(creator));

        assertThat(like(fan, post)).isEqualTo(1);
        assertThat(like(fan, post)).isEqualTo(1);
        assertThat(like(world.has(aUser()), post)).isEqualTo(2);
        assertThat(world.events(Liked.class).getFirst())
                .isEqualTo(new Liked(post.id(), fan.id(), creator.id()));
        assertThat(world.events()).hasSize(2);
    }

    @Test
    @Rule("K2")
    void likes_only_what_one_may_read() {
        var locked = world.has(aPost().by(creator).forSubscribers());
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));

        assertThat(refusalOf(() -> like(fan, locked))).isEqualTo(new PostLocked(locked.id()));
        assertThat(refusalOf(() -> like(fan, planned))).isEqualTo(new NotFound(Thing.POST));
        assertThat(refusalOf(() -> world.content.likePosts.like(Actor.anonymous(), locked.id())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    @Rule("K2")
    void takes_a_like_back_also_from_a_post_that_is_locked_by_now() {
        var post = world.has(aPost().by(creator).forSubscribers());
        world.has(aSubscription().of(fan).to(world.has(aTier().of(creator))));
        like(fan, post);
        world.passes(Duration.ofDays(300));

        assertThat(world.content.likePosts.unlike(world.as(fan), post.id())).isZero();
        assertThat(world.content.likePosts.unlike(world.as(fan), post.id())).isZero();
    }

    @Test
    void takes_nothing_back_from_what_is_hidden() {
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));

        assertThat(refusalOf(() -> world.content.likePosts.unlike(world.as(fan), planned.id())))
                .isEqualTo(new NotFound(Thing.POST));
    }

    @Test
    void follows_a_creator_once() {
        follow(fan, creator);
        follow(fan, creator);

        assertThat(world.events()).containsExactly(new Followed(fan.id(), creator.id()));
        assertThat(world.content.followCreators.following(world.as(fan), PageRequest.first(9)))
                .extracting(page -> page.items().getFirst().person().id())
                .isEqualTo(creator.id());
        assertThat(world.content.followCreators.followers(world.as(creator), PageRequest.first(9)))
                .extracting(page -> page.items().getFirst().person().id())
                .isEqualTo(fan.id());
    }

    @Test
    void follows_creators_only_and_not_oneself() {
        var notFound = new NotFound(Thing.USER);

        assertThat(refusalOf(() -> follow(creator, creator)))
                .isEqualTo(new SocialRefusal.FollowingOneself());
        assertThat(refusalOf(() -> follow(fan, world.has(aUser())))).isEqualTo(notFound);
        assertThat(refusalOf(() -> follow(fan, world.has(aCreator().banned()))))
                .isEqualTo(notFound);
        assertThat(
                        refusalOf(() ->
                                world.content.followCreators.follow(
                                        Actor.anonymous(), creator.id())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void stops_following_once_and_again() {
        follow(fan, creator);

        world.content.followCreators.unfollow(world.as(fan), creator.id());
        world.content.followCreators.unfollow(world.as(fan), creator.id());

        assertThat(
                        world.content
                                .followCreators
                                .following(world.as(fan), PageRequest.first(9))
                                .items())
                .isEmpty();
    }

    private long like(User user, Post post) {
        return world.content.likePosts.like(world.as(user), post.id());
    }

    private void follow(User follower, User whom) {
        world.content.followCreators.follow(world.as(follower), whom.id());
    }
}

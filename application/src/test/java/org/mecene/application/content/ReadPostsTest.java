package org.mecene.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.content.PostCard;
import org.mecene.domain.content.PostFilter;
import org.mecene.domain.content.PostId;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.Variant;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

@Rule("K1")
final class ReadPostsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User reader = world.has(aUser());

    @Test
    void shows_a_public_post_with_its_pictures() {
        var image = world.has(anImage().of(creator));
        var post = world.has(aPost().by(creator).saying("Corps").showing(image));

        var view = world.content.readPosts.show(Actor.anonymous(), post.id());

        assertThat(view.card().reading()).isEqualTo(new PostCard.Reading.Open("Corps"));
        assertThat(view.avatar()).isNull();
        assertThat(view.media().getFirst().urls()).containsOnlyKeys(Variant.values());
    }

    @Test
    void shows_a_teaser_and_blurred_pictures_of_a_locked_post() {
        var image = world.has(anImage().of(creator));
        var post =
                world.has(
                        aPost().by(creator)
                                .saying("le corps secret")
                                .teasing("Devinez")
                                .showing(image)
                                .forSubscribers());

        var view = world.content.readPosts.show(world.as(reader), post.id());

        assertThat(view.card().reading()).isEqualTo(new PostCard.Reading.Locked("Devinez", 3));
        assertThat(view.media().getFirst().urls()).containsOnlyKeys(Variant.BLURRED);
        assertThat(view.toString()).doesNotContain("secret");
    }

    @Test
    void links_to_the_avatar_of_the_creator() {
        var image = world.has(anImage().of(reader));
        var shown = world.has(aCreator().withAvatar(image));
        var post = world.has(aPost().by(shown));

        var avatar = world.content.readPosts.show(Actor.anonymous(), post.id()).avatar();

        assertThat(avatar).isNotNull();
    }

    @Test
    @Rule("K12")
    void hides_what_is_planned_and_what_is_not_there() {
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(1)));
        var notFound = new NotFound(Thing.POST);
        var unknown = new PostId(world.ports().ids().next());

        assertThat(refusalOf(() -> world.content.readPosts.show(world.as(reader), planned.id())))
                .isEqualTo(notFound);
        assertThat(refusalOf(() -> world.content.readPosts.show(world.as(reader), unknown)))
                .isEqualTo(notFound);
        assertThat(world.content.readPosts.show(world.as(creator), planned.id()).card().id())
                .isEqualTo(planned.id());
    }

    @Test
    @Rule("S2")
    void follows_the_grace_that_the_administrator_sets() {
        var tier = world.has(aTier().of(creator));
        world.has(
                aSubscription()
                        .of(reader)
                        .to(tier)
                        .in(SubscriptionStatus.PAST_DUE)
                        .paidThrough(world.now()));
        var post = world.has(aPost().by(creator).forSubscribers());
        world.passes(Duration.ofDays(5));

        assertThat(isLocked(post.id())).isFalse();
        graceIs(5);
        assertThat(isLocked(post.id())).isTrue();
    }

    @Test
    void lists_what_the_viewer_may_see_with_links() {
        var image = world.has(anImage().of(creator));
        world.has(aPost().by(creator).showing(image).forSubscribers());
        world.has(aPost().by(creator).showing(image));

        var page =
                world.content.readPosts.list(
                        Actor.anonymous(), PostFilter.NEWEST, PageRequest.first(9));

        assertThat(page.items()).extracting(view -> view.card().isLocked()).contains(true, false);
        assertThat(page.items())
                .allSatisfy(view ->
                        assertThat(view.media().getFirst().urls().size())
                                .isEqualTo(view.card().isLocked() ? 1 : 4));
    }

    @Test
    void feeds_those_who_signed_in() {
        var post = world.has(aPost().by(creator));
        world.content.followCreators.follow(world.as(reader), creator.id());

        var page = world.content.readPosts.feed(world.as(reader), PageRequest.first(9));

        assertThat(page.items()).extracting(view -> view.card().id()).isEqualTo(List.of(post.id()));
        assertThat(
                        refusalOf(() ->
                                world.content.readPosts.feed(
                                        Actor.anonymous(), PageRequest.first(9))))
                .isEqualTo(new SignInRequired());
    }

    private boolean isLocked(PostId id) {
        return world.content.readPosts.show(world.as(reader), id).card().isLocked();
    }

    private void graceIs(int days) {
        var old = world.ports().settings().current();
        world.settingsAre(
                new Settings(
                        old.platformFee(),
                        old.minimumDonations(),
                        old.currencies(),
                        days,
                        old.administratorsNeedSecondFactor(),
                        old.payouts(),
                        old.version()));
    }
}

package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.PostFilter.Sort;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.social.SocialEvent;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.PostBuilder;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.User;

/// What every [Posts] promises of its lists.
public interface PostListsContract extends Fixture {
    @Test
    @Rule("K11")
    default void lists_newest_first_in_pages_that_are_never_short() {
        var creator = has(aCreator());
        var oldest = later(aPost().by(creator));
        var hidden = later(aPost().by(creator).publishedAt(now().plus(Duration.ofDays(9))));
        var middle = later(aPost().by(creator).forSubscribers());
        var newest = later(aPost().by(creator));
        var reader = reader(Actor.anonymous());

        Walk.holds(
                List.of(newest.id(), middle.id(), oldest.id()),
                PostCard::id,
                page -> ports().posts().list(by(creator), reader, page),
                () -> has(aPost().by(creator)));
        assertThat(hidden.publishedAt()).isAfter(now());
    }

    @Test
    @Rule("K11")
    default void breaks_ties_of_one_instant_by_id() {
        var creator = has(aCreator());
        var first = has(aPost().by(creator));
        var second = has(aPost().by(creator));
        var third = has(aPost().by(creator));
        var reader = reader(Actor.anonymous());

        Walk.holds(
                List.of(third.id(), second.id(), first.id()),
                PostCard::id,
                page -> ports().posts().list(by(creator), reader, page),
                () -> later(aPost().by(creator)));
    }

    @Test
    default void shows_planned_posts_to_their_author_only() {
        var creator = has(aCreator());
        var planned = has(aPost().by(creator).publishedAt(now().plusSeconds(1)));

        assertThat(listed(by(creator), as(creator))).containsExactly(planned.id());
        assertThat(listed(by(creator), as(has(aUser())))).isEmpty();
        ports().clock().advance(Duration.ofSeconds(1));
        assertThat(listed(by(creator), as(has(aUser())))).containsExactly(planned.id());
    }

    @Test
    default void lists_by_popularity() {
        var creator = has(aCreator());
        var liked = later(aPost().by(creator));
        var most = later(aPost().by(creator));
        var unliked = later(aPost().by(creator));
        like(liked, 1);
        like(most, 2);
        ports().catchUp();
        var reader = reader(Actor.anonymous());
        var filter = new PostFilter(creator.id(), null, null, null, null, null, Sort.POPULAR);

        var ids = Walk.through(1, page -> ports().posts().list(filter, reader, page));

        assertThat(ids)
                .extracting(PostCard::id)
                .containsExactly(most.id(), liked.id(), unliked.id());
    }

    @Test
    default void filters_by_visibility_tag_and_time() {
        var creator = has(aCreator());
        var old = later(aPost().by(creator).tagged("musique"));
        var from = ports().clock().advance(Duration.ofDays(1));
        var tagged = has(aPost().by(creator).tagged("musique"));
        var locked = later(aPost().by(creator).forSubscribers());
        var to = ports().clock().advance(Duration.ofDays(1));
        has(aPost().by(creator).publishedAt(to));
        var tag = Tag.parse("Musique");
        var actor = Actor.anonymous();

        var withTag = new PostFilter(creator.id(), null, tag, null, null, null, Sort.NEWEST);
        var between = new PostFilter(creator.id(), null, null, null, from, to, Sort.NEWEST);
        var forSubscribers =
                new PostFilter(
                        creator.id(), Visibility.SUBSCRIBERS, null, null, null, null, Sort.NEWEST);

        assertThat(listed(withTag, actor)).containsExactly(tagged.id(), old.id());
        assertThat(listed(between, actor)).containsExactly(locked.id(), tagged.id());
        assertThat(listed(forSubscribers, actor)).containsExactly(locked.id());
    }

    @Test
    default void finds_words_in_title_tags_and_body() {
        var creator = has(aCreator());
        var titled = later(aPost().by(creator).titled("Recette du thiéboudienne"));
        var tagged = later(aPost().by(creator).tagged("thiéboudienne"));
        var said = later(aPost().by(creator).saying("Ce soir : thiéboudienne pour tous"));
        later(aPost().by(creator).saying("Autre chose"));

        assertThat(listed(words(creator, "thiéboudienne"), Actor.anonymous()))
                .containsExactly(said.id(), tagged.id(), titled.id());
        assertThat(listed(words(creator, "introuvable"), Actor.anonymous())).isEmpty();
    }

    @Test
    @Rule("K1")
    default void finds_no_word_of_a_body_that_the_viewer_may_not_read() {
        var creator = has(aCreator());
        var tier = has(aTier().of(creator));
        var subscriber = has(aUser());
        has(aSubscription().of(subscriber).to(tier));
        var post = has(aPost().by(creator).titled("Titre").saying("trésor").forSubscribers());
        var filter = words(creator, "trésor");

        assertThat(listed(filter, Actor.anonymous())).isEmpty();
        assertThat(listed(filter, as(has(aUser())))).isEmpty();
        assertThat(listed(filter, as(subscriber))).containsExactly(post.id());
        assertThat(listed(filter, as(creator))).containsExactly(post.id());
        assertThat(listed(words(creator, "titre"), Actor.anonymous())).containsExactly(post.id());
    }

    @Test
    default void takes_any_words_for_what_they_are() {
        var creator = has(aCreator());
        has(aPost().by(creator).saying("Rien de tel"));

        var found = listed(words(creator, "'; -- \\ %_ :x (a & !b) \"<-> 🎨"), Actor.anonymous());

        assertThat(found).isEmpty();
    }

    @Test
    default void feeds_from_those_whom_the_reader_follows_or_pays() {
        var followed = has(aCreator());
        var paid = has(aCreator());
        var stranger = has(aCreator());
        var reader = has(aUser());
        committed(() -> ports().follows().follow(reader.id(), followed.id(), now()));
        var tier = has(aTier().of(paid));
        has(aSubscription().of(reader).to(tier));
        var first = later(aPost().by(followed).forSubscribers());
        var second = later(aPost().by(paid).forSubscribersOf(tier));
        later(aPost().by(stranger));
        var third = later(aPost().by(followed));

        Walk.holds(
                List.of(third.id(), second.id(), first.id()),
                PostCard::id,
                page -> ports().posts().feed(reader(as(reader)), page),
                () -> later(aPost().by(followed)));
        var cards = ports().posts().feed(reader(as(reader)), PageRequest.first(9)).items();
        assertThat(cards).extracting(PostCard::isLocked).containsExactly(false, false, false, true);
    }

    @Test
    default void feeds_nothing_of_a_subscription_that_is_over() {
        var creator = has(aCreator());
        var reader = has(aUser());
        var tier = has(aTier().of(creator));
        has(aSubscription().of(reader).to(tier).in(SubscriptionStatus.CANCELED));
        has(aPost().by(creator));

        assertThat(ports().posts().feed(reader(as(reader)), PageRequest.first(9)).items())
                .isEmpty();
    }

    @Test
    default void feeds_a_post_once_to_somebody_who_follows_and_pays() {
        var creator = has(aCreator());
        var reader = has(aUser());
        committed(() -> ports().follows().follow(reader.id(), creator.id(), now()));
        has(aSubscription().of(reader).to(has(aTier().of(creator))));
        has(aSubscription().of(reader).to(has(aTier().of(creator))).in(SubscriptionStatus.EXPIRED));
        var post = has(aPost().by(creator));

        assertThat(ports().posts().feed(reader(as(reader)), PageRequest.first(9)).items())
                .extracting(PostCard::id)
                .containsExactly(post.id());
    }

    private List<PostId> listed(PostFilter filter, Actor actor) {
        return Walk.through(2, page -> ports().posts().list(filter, reader(actor), page)).stream()
                .map(PostCard::id)
                .toList();
    }

    private static PostFilter by(User creator) {
        return new PostFilter(creator.id(), null, null, null, null, null, Sort.NEWEST);
    }

    private static PostFilter words(User creator, String words) {
        return new PostFilter(creator.id(), null, null, words, null, null, Sort.NEWEST);
    }

    private void like(Post post, int fans) {
        for (var fan = 0; fan < fans; fan++) {
            var user = has(aUser()).id();
            var event = new SocialEvent.Liked(post.id(), user, post.creator());
            ports().likes().like(post.id(), user, event, now());
        }
    }

    private Post later(PostBuilder post) {
        ports().clock().advance(Duration.ofMinutes(1));
        return has(post);
    }

    private Reader reader(Actor actor) {
        return new Reader(actor, GracePolicy.ofDays(7), now());
    }

    private Instant now() {
        return ports().clock().instant();
    }
}

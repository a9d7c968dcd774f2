package org.mecene.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Actors.as;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mecene.domain.content.Posts.Reader;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.SocialEvent;
import org.mecene.domain.subscriptions.GracePolicy;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.PersonCard;

/// What every [Posts] promises of a single post. Who may read which is in [ReadingRightsContract],
/// lists are in [PostListsContract].
public interface PostsContract extends Fixture {
    @Test
    default void finds_a_post_as_it_was_added() {
        var creator = has(aCreator());
        var tier = has(aTier().of(creator));
        var post =
                has(
                        aPost().by(creator)
                                .titled("Été à Dakar 🌅")
                                .saying("Première ligne\n\nDeuxième — « dernière »")
                                .teasing("Un mot")
                                .tagged("été")
                                .tagged("dakar")
                                .showing(has(anImage().of(creator)))
                                .showing(has(anImage().of(creator)))
                                .forSubscribersOf(tier)
                                .withoutComments());

        assertThat(findForUpdate(post)).isEqualTo(post);
    }

    @Test
    default void finds_no_post_that_is_not_there() {
        var unknown = new PostId(ports().ids().next());

        assertThat(inTransaction(() -> ports().posts().findForUpdate(unknown))).isEmpty();
        assertThat(ports().posts().show(unknown, anonymous())).isEmpty();
        assertThat(ports().posts().rights(unknown, anonymous())).isEmpty();
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var creator = has(aCreator());
        var first = has(anImage().of(creator));
        var second = has(anImage().of(creator));
        var post = has(aPost().by(creator).titled("Avant").tagged("un").showing(first));
        var draft = aPost().titled("Après").tagged("deux").showing(second).forSubscribers().draft();
        var edited = post.edited(draft, null, ports().clock().advance(Duration.ofHours(1)));

        committed(() -> ports().posts().save(edited));

        var stored = findForUpdate(post);
        assertThat(stored.draft()).isEqualTo(draft);
        assertThat(stored.editedAt()).isEqualTo(edited.editedAt());
        assertThat(stored.publishedAt()).isEqualTo(post.publishedAt());
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    default void refuses_a_change_of_what_was_changed_meanwhile() {
        var post = has(aPost().by(has(aCreator())));
        committed(() -> ports().posts().save(post));

        var refusal = refusalOf(() -> committed(() -> ports().posts().save(post)));

        assertThat(refusal).isEqualTo(new ChangedMeanwhile(Thing.POST));
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var post = has(aPost().by(has(aCreator())));

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().posts().save(post);
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(findForUpdate(post).version()).isEqualTo(1);
    }

    @Test
    default void shows_a_post_with_its_creator_and_counts() {
        var creator = has(aCreator().named("Ousmane"));
        var fan = has(aUser());
        var post = has(aPost().by(creator).titled("Titre").tagged("art").saying("Corps"));
        like(post, fan.id());

        var card = ports().posts().show(post.id(), reader(as(fan))).orElseThrow();

        assertThat(card.creator())
                .isEqualTo(new PersonCard(creator.id(), creator.handle(), "Ousmane", null));
        assertThat(card.title()).isEqualTo("Titre");
        assertThat(card.reading()).isEqualTo(new PostCard.Reading.Open("Corps"));
        assertThat(card.tags()).containsExactly(Tag.parse("art"));
        assertThat(card.likeCount()).isEqualTo(1);
        assertThat(card.commentCount()).isZero();
        assertThat(card.likedByViewer()).isTrue();
        assertThat(card.publishedAt()).isEqualTo(post.publishedAt());
        assertThat(card.version()).isZero();
    }

    @Test
    default void shows_to_others_that_they_do_not_like_it() {
        var post = has(aPost().by(has(aCreator())));
        like(post, has(aUser()).id());

        var card = ports().posts().show(post.id(), reader(as(has(aUser())))).orElseThrow();
        var toNobody = ports().posts().show(post.id(), anonymous()).orElseThrow();

        assertThat(card.likedByViewer()).isFalse();
        assertThat(toNobody.likedByViewer()).isFalse();
        assertThat(toNobody.likeCount()).isEqualTo(1);
    }

    @Test
    default void keeps_the_order_of_media_and_tags() {
        var creator = has(aCreator());
        var last = has(anImage().of(creator));
        var first = has(anImage().of(creator));
        var post = has(aPost().by(creator).showing(first).showing(last).tagged("z").tagged("a"));

        var card = ports().posts().show(post.id(), anonymous()).orElseThrow();

        assertThat(card.media()).containsExactly(first.id(), last.id());
        assertThat(card.tags()).containsExactly(Tag.parse("z"), Tag.parse("a"));
    }

    @Test
    @Rule("K1")
    default void carries_no_body_of_a_locked_post() {
        var creator = has(aCreator());
        var post =
                has(
                        aPost().by(creator)
                                .saying("un deux trois quatre")
                                .teasing("Pour celles et ceux qui soutiennent")
                                .forSubscribers());

        var card = ports().posts().show(post.id(), anonymous()).orElseThrow();

        assertThat(card.isLocked()).isTrue();
        assertThat(card.reading())
                .isEqualTo(new PostCard.Reading.Locked("Pour celles et ceux qui soutiennent", 4));
        assertThat(card.toString()).doesNotContain("trois");
    }

    @Test
    default void says_what_the_rights_to_a_post_hang_on() {
        var creator = has(aCreator());
        var tier = has(aTier().of(creator));
        var post = has(aPost().by(creator).forSubscribersOf(tier).withoutComments());

        var rights = ports().posts().rights(post.id(), anonymous()).orElseThrow();

        assertThat(rights.post()).isEqualTo(ReadingRights.Subject.of(post));
        assertThat(rights.verdict()).isEqualTo(ReadingRights.Verdict.LOCKED);
        assertThat(rights.commentsEnabled()).isFalse();
    }

    @Test
    @Rule("K10")
    default void removes_a_post_with_what_hangs_on_it() {
        var creator = has(aCreator());
        var fan = has(aUser());
        var post = has(aPost().by(creator));
        like(post, fan.id());
        var comment = hasComment(fan, new CommentSubject.OnPost(post.id()), null);

        committed(() -> ports().posts().remove(post.id()));

        assertThat(ports().posts().show(post.id(), reader(as(creator)))).isEmpty();
        assertThat(ports().comments().find(comment.id())).isEmpty();
        assertThat(inTransaction(() -> ports().posts().findForUpdate(post.id()))).isEmpty();
    }

    @Test
    default void counts_comments_that_were_not_removed() {
        var creator = has(aCreator());
        var post = has(aPost().by(creator));
        var subject = new CommentSubject.OnPost(post.id());
        var first = hasComment(creator, subject, null);
        hasComment(creator, subject, first.id());
        committed(() -> ports().comments().remove(first.id()));

        var card = ports().posts().show(post.id(), anonymous()).orElseThrow();

        assertThat(card.commentCount()).isEqualTo(1);
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var post = has(aPost().by(has(aCreator())));

        assertThatIllegalStateException().isThrownBy(() -> ports().posts().save(post));
        assertThatIllegalStateException().isThrownBy(() -> ports().posts().remove(post.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().posts().findForUpdate(post.id()));
    }

    private void like(Post post, UserId fan) {
        ports().likes()
                .like(
                        post.id(),
                        fan,
                        new SocialEvent.Liked(post.id(), fan, post.creator()),
                        ports().clock().instant());
    }

    private Post findForUpdate(Post post) {
        return inTransaction(() -> ports().posts().findForUpdate(post.id())).orElseThrow();
    }

    private Reader anonymous() {
        return reader(Actor.anonymous());
    }

    private Reader reader(Actor actor) {
        return new Reader(actor, GracePolicy.ofDays(7), ports().clock().instant());
    }
}

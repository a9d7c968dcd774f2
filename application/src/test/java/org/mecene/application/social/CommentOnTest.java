package org.mecene.application.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.content.ContentRefusal.PostLocked;
import org.mecene.domain.content.Post;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.Comments;
import org.mecene.domain.social.SocialEvent.Commented;
import org.mecene.domain.social.SocialRefusal;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

@Rule("K2")
final class CommentOnTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User reader = world.has(aUser());
    private final Post post = world.has(aPost().by(creator));
    private final Post locked = world.has(aPost().by(creator).forSubscribers());

    @Test
    void comments_on_a_post() {
        var card = comment(reader, on(post));

        assertThat(card.body()).isEqualTo("Bravo");
        assertThat(card.parent()).isNull();
        assertThat(world.events())
                .containsExactly(
                        new Commented(card.id(), on(post), reader.id(), creator.id(), null));
        assertThat(list(Actor.anonymous(), on(post))).containsExactly(card);
    }

    @Test
    void comments_on_a_campaign() {
        var owner = world.has(aUser());
        var campaign = world.has(aCampaign().by(owner));
        var subject = new CommentSubject.OnCampaign(campaign.id());

        var card = comment(reader, subject);

        assertThat(world.events(Commented.class))
                .containsExactly(new Commented(card.id(), subject, reader.id(), owner.id(), null));
    }

    @Test
    void hangs_answers_to_answers_on_the_first_comment() {
        var other = world.has(aUser());
        var first = comment(reader, on(post));
        var answer = answer(other, on(post), first.id());

        var answerToAnswer = answer(reader, on(post), answer.id());

        assertThat(answer.parent()).isEqualTo(first.id());
        assertThat(answerToAnswer.parent()).isEqualTo(first.id());
        assertThat(world.events(Commented.class))
                .extracting(Commented::answered)
                .containsExactly(null, reader.id(), other.id());
    }

    @Test
    void answers_only_comments_on_the_same_thing() {
        var elsewhere = comment(reader, on(world.has(aPost().by(creator))));
        var unknown = new CommentId(world.ports().ids().next());
        var removed = comment(reader, on(post));
        world.content.commentOn.remove(world.as(reader), removed.id());
        var expected = new FieldError("parentId", Code.UNKNOWN);

        assertThat(fieldErrorOf(() -> answer(reader, on(post), elsewhere.id())))
                .isEqualTo(expected);
        assertThat(fieldErrorOf(() -> answer(reader, on(post), unknown))).isEqualTo(expected);
        assertThat(fieldErrorOf(() -> answer(reader, on(post), removed.id()))).isEqualTo(expected);
    }

    @Test
    void takes_the_right_to_read_what_it_is_about() {
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));
        var draft = world.has(aCampaign().by(creator).in(CampaignStatus.DRAFT));

        assertThat(refusalOf(() -> comment(reader, on(locked))))
                .isEqualTo(new PostLocked(locked.id()));
        assertThat(refusalOf(() -> list(world.as(reader), on(locked))))
                .isEqualTo(new PostLocked(locked.id()));
        assertThat(refusalOf(() -> comment(reader, on(planned))))
                .isEqualTo(new NotFound(Thing.POST));
        assertThat(refusalOf(() -> comment(reader, new CommentSubject.OnCampaign(draft.id()))))
                .isEqualTo(new NotFound(Thing.CAMPAIGN));
        assertThat(
                        refusalOf(() ->
                                world.content.commentOn.add(
                                        Actor.anonymous(), on(post), "Bravo", null)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void lets_subscribers_comment_on_what_they_may_read() {
        subscribe();

        assertThat(comment(reader, on(locked)).body()).isEqualTo("Bravo");
        assertThat(list(world.as(reader), on(locked))).hasSize(1);
    }

    @Test
    void takes_no_comments_where_the_author_wants_none() {
        var silent = world.has(aPost().by(creator).withoutComments());

        assertThat(refusalOf(() -> comment(reader, on(silent))))
                .isEqualTo(new SocialRefusal.CommentsDisabled());
        assertThat(list(Actor.anonymous(), on(silent))).isEmpty();
    }

    @Test
    void lets_authors_edit_what_they_wrote() {
        var card = comment(reader, on(post));
        world.passes(Duration.ofMinutes(1));

        var edited = world.content.commentOn.edit(world.as(reader), card.id(), "Corrigé");

        assertThat(edited.body()).isEqualTo("Corrigé");
        assertThat(edited.editedAt()).isEqualTo(world.now());
    }

    @Test
    void lets_authors_edit_and_remove_where_they_may_not_read_any_more() {
        subscribe();
        var card = comment(reader, on(locked));
        world.passes(Duration.ofDays(300));

        assertThat(refusalOf(() -> comment(reader, on(locked))))
                .isEqualTo(new PostLocked(locked.id()));
        assertThat(world.content.commentOn.edit(world.as(reader), card.id(), "Corrigé").body())
                .isEqualTo("Corrigé");
        world.content.commentOn.remove(world.as(reader), card.id());
        assertThat(world.ports().comments().find(card.id())).isEmpty();
    }

    @Test
    void lets_administrators_edit_and_nobody_else() {
        var card = comment(reader, on(post));

        var edited =
                world.content.commentOn.edit(world.as(world.has(anAdmin())), card.id(), "Modéré");

        assertThat(edited.body()).isEqualTo("Modéré");
        assertThat(refusalOf(() -> edit(creator, card.id()))).isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> edit(world.has(aModerator()), card.id())))
                .isEqualTo(new NotPermitted());
        assertThat(
                        refusalOf(() ->
                                world.content.commentOn.edit(Actor.anonymous(), card.id(), "Moi")))
                .isEqualTo(new SignInRequired());
        assertThat(refusalOf(() -> edit(reader, new CommentId(world.ports().ids().next()))))
                .isEqualTo(new NotFound(Thing.COMMENT));
    }

    @Test
    void tells_strangers_nothing_of_comments_on_what_they_may_not_read() {
        subscribe();
        var card = comment(reader, on(locked));

        assertThat(refusalOf(() -> edit(world.has(aUser()), card.id())))
                .isEqualTo(new PostLocked(locked.id()));
    }

    @Test
    void is_removed_by_author_owner_and_administrators() {
        for (var who : List.of(reader, creator, world.has(anAdmin()))) {
            var card = comment(reader, on(post));

            world.content.commentOn.remove(world.as(who), card.id());
            world.content.commentOn.remove(world.as(who), card.id());

            assertThat(world.ports().comments().find(card.id())).isEmpty();
        }
    }

    @Test
    void is_removed_by_nobody_else() {
        var card = comment(reader, on(post));

        assertThat(refusalOf(() -> remove(world.has(aUser()), card.id())))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> remove(world.has(aModerator()), card.id())))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> world.content.commentOn.remove(Actor.anonymous(), card.id())))
                .isEqualTo(new SignInRequired());
        assertThat(world.ports().comments().find(card.id())).isPresent();
    }

    @Test
    @Rule("N7")
    void keeps_the_place_of_a_removed_comment_with_answers() {
        var first = comment(reader, on(post));
        var answer = answer(world.has(aUser()), on(post), first.id());

        world.content.commentOn.remove(world.as(reader), first.id());

        var cards = list(Actor.anonymous(), on(post));
        assertThat(cards).extracting(Comments.Card::id).containsExactly(answer.id(), first.id());
        assertThat(cards.getLast().body()).isNull();
        assertThat(refusalOf(() -> edit(reader, first.id())))
                .isEqualTo(new NotFound(Thing.COMMENT));
    }

    private void subscribe() {
        world.has(aSubscription().of(reader).to(world.has(aTier().of(creator))));
    }

    private static CommentSubject on(Post subject) {
        return new CommentSubject.OnPost(subject.id());
    }

    private Comments.Card comment(User author, CommentSubject subject) {
        return world.content.commentOn.add(world.as(author), subject, "Bravo", null);
    }

    private Comments.Card answer(User author, CommentSubject subject, CommentId parent) {
        return world.content.commentOn.add(world.as(author), subject, "Merci", parent);
    }

    private Comments.Card edit(User user, CommentId id) {
        return world.content.commentOn.edit(world.as(user), id, "Moi");
    }

    private void remove(User user, CommentId id) {
        world.content.commentOn.remove(world.as(user), id);
    }

    private List<Comments.Card> list(Actor actor, CommentSubject subject) {
        return world.content.commentOn.list(actor, subject, PageRequest.first(9)).items();
    }
}

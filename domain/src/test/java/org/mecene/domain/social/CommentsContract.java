package org.mecene.domain.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.PersonCard;

/// What every [Comments] promises.
public interface CommentsContract extends Fixture {
    @Test
    default void finds_a_comment_as_it_was_added() {
        var subject = onPost();
        var first = hasComment(has(aUser()), subject, null);
        var answer = hasComment(has(aUser()), subject, first.id());

        assertThat(ports().comments().find(first.id())).contains(first);
        assertThat(inTransaction(() -> ports().comments().findForUpdate(answer.id())))
                .contains(answer);
    }

    @Test
    default void finds_a_comment_on_a_campaign() {
        var campaign = has(aCampaign().by(has(aUser())));
        var subject = new CommentSubject.OnCampaign(campaign.id());
        var comment = hasComment(has(aUser()), subject, null);

        assertThat(ports().comments().find(comment.id())).contains(comment);
        assertThat(ports().comments().list(subject, PageRequest.first(9)).items())
                .extracting(Comments.Card::id)
                .containsExactly(comment.id());
    }

    @Test
    default void shows_a_comment_with_its_author() {
        var author = has(aUser().named("Mariama Bâ"));
        var comment = hasComment(author, onPost(), null);

        var card = ports().comments().show(comment.id()).orElseThrow();

        assertThat(card)
                .isEqualTo(
                        new Comments.Card(
                                comment.id(),
                                comment.subject(),
                                new PersonCard(author.id(), author.handle(), "Mariama Bâ", null),
                                comment.body(),
                                null,
                                comment.createdAt(),
                                null));
    }

    @Test
    default void finds_no_comment_that_is_not_there() {
        var unknown = new CommentId(ports().ids().next());

        assertThat(ports().comments().find(unknown)).isEmpty();
        assertThat(ports().comments().show(unknown)).isEmpty();
        assertThat(inTransaction(() -> ports().comments().findForUpdate(unknown))).isEmpty();
    }

    @Test
    default void stores_an_edit_under_the_next_version() {
        var comment = hasComment(has(aUser()), onPost(), null);
        var later = ports().clock().advance(Duration.ofMinutes(5));

        committed(() -> ports().comments().save(comment.edited("Corrigé ✏️", later)));

        var stored = ports().comments().find(comment.id()).orElseThrow();
        assertThat(stored.body()).isEqualTo("Corrigé ✏️");
        assertThat(stored.editedAt()).isEqualTo(later);
        assertThat(stored.createdAt()).isEqualTo(comment.createdAt());
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    default void lists_newest_first_with_answers_among_them() {
        var subject = onPost();
        var author = has(aUser());
        var first = hasComment(author, subject, null);
        ports().clock().advance(Duration.ofMinutes(1));
        var second = hasComment(author, subject, null);
        var answer = hasComment(author, subject, first.id());

        Walk.holds(
                List.of(answer.id(), second.id(), first.id()),
                Comments.Card::id,
                page -> ports().comments().list(subject, page),
                () -> hasComment(author, subject, null));
    }

    @Test
    default void lists_those_of_its_subject_only() {
        hasComment(has(aUser()), onPost(), null);

        assertThat(ports().comments().list(onPost(), PageRequest.first(9)).items()).isEmpty();
    }

    @Test
    default void takes_a_comment_without_answers_out_of_sight() {
        var comment = hasComment(has(aUser()), onPost(), null);

        committed(() -> ports().comments().remove(comment.id()));

        assertThat(ports().comments().find(comment.id())).isEmpty();
        assertThat(ports().comments().list(comment.subject(), PageRequest.first(9)).items())
                .isEmpty();
    }

    @Test
    @Rule("N7")
    default void keeps_the_empty_place_of_a_comment_with_answers() {
        var subject = onPost();
        var comment = hasComment(has(aUser()), subject, null);
        var answer = hasComment(has(aUser()), subject, comment.id());

        committed(() -> ports().comments().remove(comment.id()));

        assertThat(ports().comments().find(comment.id())).isEmpty();
        assertThat(inTransaction(() -> ports().comments().findForUpdate(comment.id()))).isEmpty();
        var cards = ports().comments().list(subject, PageRequest.first(9)).items();
        assertThat(cards).extracting(Comments.Card::id).containsExactly(answer.id(), comment.id());
        assertThat(cards.getLast().author()).isNull();
        assertThat(cards.getLast().body()).isNull();
    }

    @Test
    default void removes_a_comment_that_is_gone_without_complaint() {
        var unknown = new CommentId(ports().ids().next());

        committed(() -> ports().comments().remove(unknown));

        assertThat(ports().comments().find(unknown)).isEmpty();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var comment = hasComment(has(aUser()), onPost(), null);

        assertThatIllegalStateException().isThrownBy(() -> ports().comments().save(comment));
        assertThatIllegalStateException().isThrownBy(() -> ports().comments().remove(comment.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().comments().findForUpdate(comment.id()));
    }

    private CommentSubject onPost() {
        return new CommentSubject.OnPost(has(aPost().by(has(aCreator()))).id());
    }
}

package org.mecene.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.content.WritePosts.Edit;
import org.mecene.application.testkit.World;
import org.mecene.domain.change.Change;
import org.mecene.domain.content.ContentEvent.PostRemoved;
import org.mecene.domain.content.Post;
import org.mecene.domain.content.PostId;
import org.mecene.domain.content.Tag;
import org.mecene.domain.content.Visibility;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.PostBuilder;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class WritePostsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());

    @Test
    void publishes_at_once() {
        var image = world.has(anImage().of(creator));
        var tier = world.has(aTier().of(creator));

        var id = publish(aPost().titled("Bonjour").showing(image).forSubscribersOf(tier));

        var post = find(id);
        assertThat(post.creator()).isEqualTo(creator.id());
        assertThat(post.publishedAt()).isEqualTo(world.now());
        assertThat(post.draft().media()).containsExactly(image.id());
        assertThat(post.draft().tiers()).containsExactly(tier.id());
    }

    @Test
    void plans_a_post() {
        var later = world.now().plus(Duration.ofDays(1));

        var id = world.content.writePosts.publish(world.as(creator), aPost().draft(), later);

        assertThat(find(id).publishedAt()).isEqualTo(later);
    }

    @Test
    void lets_creators_publish_and_nobody_else() {
        var draft = aPost().draft();

        assertThat(
                        refusalOf(() ->
                                world.content.writePosts.publish(
                                        world.as(world.has(aUser())), draft, null)))
                .isEqualTo(new NotPermitted());
        assertThat(
                        refusalOf(() ->
                                world.content.writePosts.publish(Actor.anonymous(), draft, null)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    @Rule("K6")
    void takes_files_and_tiers_of_ones_own_only() {
        var other = world.has(aCreator());
        var own = world.has(anImage().of(creator));
        var foreign = world.has(anImage().of(other));
        var unfinished = world.has(anImage().of(creator).unfinished());
        var foreignTier = world.has(aTier().of(other));

        assertThat(fieldErrorOf(() -> publish(aPost().showing(own).showing(foreign))))
                .isEqualTo(new FieldError("mediaIds[1]", Code.UNKNOWN));
        assertThat(fieldErrorOf(() -> publish(aPost().showing(unfinished))))
                .isEqualTo(new FieldError("mediaIds[0]", Code.NOT_READY));
        assertThat(fieldErrorOf(() -> publish(aPost().forSubscribersOf(foreignTier))))
                .isEqualTo(new FieldError("tierIds", Code.UNKNOWN));
    }

    @Test
    void edits_what_is_said_and_keeps_the_rest() {
        var image = world.has(anImage().of(creator));
        var post = world.has(aPost().by(creator).titled("Avant").saying("Corps").showing(image));
        world.passes(Duration.ofHours(1));

        edit(world.as(creator), post, titled("Après"), 0L);

        var edited = find(post.id());
        assertThat(edited.draft())
                .isEqualTo(aPost().titled("Après").saying("Corps").showing(image).draft());
        assertThat(edited.editedAt()).isEqualTo(world.now());
        assertThat(edited.version()).isEqualTo(1);
    }

    @Test
    void edits_everything() {
        var tier = world.has(aTier().of(creator));
        var post = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));
        var later = world.now().plus(Duration.ofDays(2));

        edit(
                world.as(creator),
                post,
                new Edit(
                        Change.to("Titre"),
                        Change.to("Corps"),
                        Change.to("Accroche"),
                        Change.to(Visibility.SUBSCRIBERS),
                        Change.to(Set.of(tier.id())),
                        Change.to(List.of()),
                        Change.to(List.of(Tag.parse("art"))),
                        Change.to(false),
                        Change.to(later)),
                null);

        var edited = find(post.id());
        assertThat(edited.draft())
                .isEqualTo(
                        aPost().titled("Titre")
                                .saying("Corps")
                                .teasing("Accroche")
                                .forSubscribersOf(tier)
                                .tagged("art")
                                .withoutComments()
                                .draft());
        assertThat(edited.publishedAt()).isEqualTo(later);
    }

    @Test
    void clears_what_may_be_empty() {
        var tier = world.has(aTier().of(creator));
        var image = world.has(anImage().of(creator));
        var post =
                world.has(
                        aPost().by(creator)
                                .titled("Titre")
                                .teasing("Accroche")
                                .saying("Corps")
                                .forSubscribersOf(tier)
                                .showing(image)
                                .tagged("art")
                                .withoutComments());

        edit(
                world.as(creator),
                post,
                new Edit(
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear(),
                        Change.clear()),
                null);

        assertThat(find(post.id()).draft())
                .isEqualTo(aPost().saying("Corps").forSubscribers().draft());
    }

    @Test
    void refuses_an_edit_of_what_was_edited_meanwhile() {
        var post = world.has(aPost().by(creator));
        edit(world.as(creator), post, titled("Un"), 0L);

        assertThat(refusalOf(() -> edit(world.as(creator), post, titled("Deux"), 0L)))
                .isEqualTo(new ChangedMeanwhile(Thing.POST));
        assertThat(refusalOf(() -> remove(world.as(creator), post.id(), 0L)))
                .isEqualTo(new ChangedMeanwhile(Thing.POST));
        assertThat(find(post.id()).draft().title()).isEqualTo("Un");
    }

    @Test
    @Rule("K12")
    void lets_author_and_administrators_edit_and_hides_what_others_may_not_see() {
        var post = world.has(aPost().by(creator));
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));
        var stranger = world.as(world.has(aCreator()));

        edit(world.as(world.has(anAdmin())), post, titled("Modéré"), null);

        assertThat(find(post.id()).draft().title()).isEqualTo("Modéré");
        assertThat(refusalOf(() -> edit(stranger, post, titled("Moi"), null)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> edit(stranger, planned, titled("Moi"), null)))
                .isEqualTo(new NotFound(Thing.POST));
        assertThat(refusalOf(() -> edit(Actor.anonymous(), post, titled("Moi"), null)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    @Rule("K6")
    void holds_an_administrator_to_what_is_the_authors() {
        var admin = world.has(anAdmin());
        var post = world.has(aPost().by(creator));
        var image = world.has(anImage().of(admin));
        var edit =
                new Edit(
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.to(List.of(image.id())),
                        Change.keep(),
                        Change.keep(),
                        Change.keep());

        assertThat(fieldErrorOf(() -> edit(world.as(admin), post, edit, null)))
                .isEqualTo(new FieldError("mediaIds[0]", Code.UNKNOWN));
    }

    @Test
    void edits_nothing_that_is_not_there() {
        var unknown =
                aPost().by(creator).build(new PostId(world.ports().ids().next()), world.now());

        assertThat(refusalOf(() -> edit(world.as(creator), unknown, titled("Moi"), null)))
                .isEqualTo(new NotFound(Thing.POST));
    }

    @Test
    void removes_a_post_once_and_again() {
        var post = world.has(aPost().by(creator));

        remove(world.as(creator), post.id(), 0L);
        remove(world.as(creator), post.id(), null);

        assertThat(world.events()).containsExactly(new PostRemoved(post.id(), creator.id()));
        assertThat(refusalOf(() -> world.content.readPosts.show(world.as(creator), post.id())))
                .isEqualTo(new NotFound(Thing.POST));
    }

    @Test
    void lets_author_and_administrators_remove() {
        var post = world.has(aPost().by(creator));
        var stranger = world.as(world.has(aUser()));

        assertThat(refusalOf(() -> remove(stranger, post.id(), null)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> remove(Actor.anonymous(), post.id(), null)))
                .isEqualTo(new SignInRequired());
        remove(world.as(world.has(anAdmin())), post.id(), null);
        assertThat(world.events(PostRemoved.class)).hasSize(1);
    }

    @Test
    @Rule("K12")
    void removes_nothing_that_the_caller_may_not_see_and_does_not_tell_that_it_is_there() {
        var planned = world.has(aPost().by(creator).publishedAt(world.now().plusSeconds(60)));

        remove(world.as(world.has(aCreator())), planned.id(), null);

        assertThat(find(planned.id())).isEqualTo(planned);
        assertThat(world.events()).isEmpty();
    }

    private PostId publish(PostBuilder post) {
        return world.content.writePosts.publish(world.as(creator), post.draft(), null);
    }

    private void edit(Actor actor, Post post, Edit edit, @Nullable Long version) {
        world.content.writePosts.edit(actor, post.id(), edit, version);
    }

    private void remove(Actor actor, PostId id, @Nullable Long version) {
        world.content.writePosts.remove(actor, id, version);
    }

    private static Edit titled(String title) {
        return new Edit(
                Change.to(title),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep(),
                Change.keep());
    }

    private Post find(PostId id) {
        return world.inTransaction(() -> world.ports().posts().findForUpdate(id)).orElseThrow();
    }
}

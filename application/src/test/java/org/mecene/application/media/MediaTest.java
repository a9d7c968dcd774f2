package org.mecene.application.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mecene.application.testkit.World;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaRefusal;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.media.MediaStore.StoreUnavailable;
import org.mecene.domain.media.StorageKey;
import org.mecene.domain.media.Variant;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// Uploading, looking at, and removing files.
final class MediaTest {
    private final World world = new World();
    private final User owner = world.has(aCreator());

    @TempDir private Path folder;
    private Path upload = Path.of("");

    @BeforeEach
    void receive() throws IOException {
        upload = Files.writeString(folder.resolve("received"), "the picture");
    }

    @Test
    void keeps_an_image_in_all_its_forms() {
        var view = uploaded("image/png");

        assertThat(view.item().owner()).isEqualTo(owner.id());
        assertThat(view.item().kind()).isEqualTo(MediaItem.Kind.IMAGE);
        assertThat(view.item().status()).isEqualTo(MediaItem.Status.READY);
        assertThat(view.item().fileName()).isEqualTo("plage.png");
        assertThat(view.item().sizeBytes()).isEqualTo(11);
        assertThat(view.urls()).containsOnlyKeys(Variant.values());
        assertThat(world.ports().mediaItems().find(view.item().id())).contains(view.item());
        assertThat(world.store().keys()).hasSize(4);
    }

    @Test
    @Rule("K6")
    void names_objects_by_its_own_ids() {
        var id = uploaded("image/png").item().id();

        assertThat(world.store().keys()).contains(StorageKey.of(id, Variant.ORIGINAL));
    }

    @Test
    void keeps_a_document_as_it_is() {
        var view = uploaded("application/pdf");

        assertThat(view.item().kind()).isEqualTo(MediaItem.Kind.FILE);
        assertThat(view.item().variants()).containsExactly(Variant.ORIGINAL);
        assertThat(view.item().width()).isNull();
    }

    @Test
    void keeps_nothing_of_what_is_refused() {
        world.processor().refuse(new MediaRefusal.UnsupportedType("image/svg+xml"));

        assertThat(refusalOf(() -> uploaded("image/png")))
                .isEqualTo(new MediaRefusal.UnsupportedType("image/svg+xml"));
        assertThat(world.store().keys()).isEmpty();
    }

    @Test
    void knows_of_no_file_that_the_store_did_not_take() {
        world.store().goDown();

        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> uploaded("image/png"));

        world.store().comeBack();
        assertThat(world.store().keys()).isEmpty();
    }

    @Test
    void takes_files_of_those_who_signed_in() {
        var command = new UploadMedia.Command(upload, "a.png", "image/png");

        assertThat(refusalOf(() -> world.content.uploadMedia.handle(Actor.anonymous(), command)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void shows_a_file_to_its_owner() {
        var id = uploaded("image/png").item().id();

        var view = world.content.showMedia.handle(world.as(owner), id);

        assertThat(view.sight()).isEqualTo(Sight.FULL);
        assertThat(view.urls()).containsOnlyKeys(Variant.values());
    }

    @Test
    @Rule("K3")
    void shows_a_file_that_hangs_on_nothing_to_nobody_else() {
        var id = uploaded("image/png").item().id();
        var notFound = new NotFound(Thing.MEDIA);

        assertThat(refusalOf(() -> show(Actor.anonymous(), id))).isEqualTo(notFound);
        assertThat(refusalOf(() -> show(world.as(world.has(aUser())), id))).isEqualTo(notFound);
        assertThat(refusalOf(() -> show(world.as(owner), new MediaId(world.ports().ids().next()))))
                .isEqualTo(notFound);
    }

    @Test
    @Rule("K1")
    void shows_a_blurred_form_only_to_those_who_may_not_read_the_post() {
        var item = uploaded("image/png").item();
        world.has(aPost().by(owner).showing(item).forSubscribers());

        var view = show(Actor.anonymous(), item.id());

        assertThat(view.sight()).isEqualTo(Sight.BLURRED);
        assertThat(view.urls()).containsOnlyKeys(Variant.BLURRED);
    }

    @Test
    @Rule("K1")
    void shows_every_form_to_those_who_may_read_the_post() {
        var item = uploaded("image/png").item();
        world.has(aPost().by(owner).showing(item).forSubscribers());
        var fan = world.has(aUser());
        world.has(aSubscription().of(fan).to(world.has(aTier().of(owner))));

        assertThat(show(world.as(fan), item.id()).sight()).isEqualTo(Sight.FULL);
        assertThat(show(world.as(world.has(anAdmin())), item.id()).sight()).isEqualTo(Sight.FULL);
    }

    @Test
    void shows_the_most_that_anything_grants() {
        var item = uploaded("image/png").item();
        world.has(aPost().by(owner).showing(item).forSubscribers());
        world.has(aCampaign().by(owner).showing(item));

        assertThat(show(Actor.anonymous(), item.id()).sight()).isEqualTo(Sight.FULL);
    }

    @Test
    void shows_avatars_to_everybody() {
        var item = uploaded("image/png").item();
        world.has(aUser().withAvatar(item));

        assertThat(show(Actor.anonymous(), item.id()).sight()).isEqualTo(Sight.FULL);
    }

    @Test
    void shows_nothing_of_a_campaign_that_is_not_public() {
        var item = uploaded("image/png").item();
        world.has(aCampaign().by(owner).coveredBy(item).in(CampaignStatus.DRAFT));

        assertThat(refusalOf(() -> show(Actor.anonymous(), item.id())))
                .isEqualTo(new NotFound(Thing.MEDIA));
    }

    @Test
    @Rule("K4")
    void signs_links_for_a_few_minutes() {
        var view = uploaded("image/png");

        assertThat(view.urls().values())
                .allSatisfy(link -> {
                    assertThat(link.expiresAt()).isEqualTo(world.now().plus(MediaLinks.LIFE));
                    assertThat(world.store().open(link.url())).isPresent();
                });
    }

    @Test
    void removes_a_file_with_all_its_forms() {
        var id = uploaded("image/png").item().id();

        remove(world.as(owner), id);
        remove(world.as(owner), id);

        assertThat(world.ports().mediaItems().find(id)).isEmpty();
        assertThat(world.store().keys()).isEmpty();
    }

    @Test
    void removes_nothing_that_something_shows() {
        var item = uploaded("image/png").item();
        world.has(aPost().by(owner).showing(item));

        assertThat(refusalOf(() -> remove(world.as(owner), item.id())))
                .isEqualTo(new MediaRefusal.InUse());
        assertThat(world.store().keys()).hasSize(4);
    }

    @Test
    @Rule("K6")
    void removes_nothing_of_anybody_else() {
        var id = uploaded("image/png").item().id();

        remove(world.as(world.has(aUser())), id);

        assertThat(world.ports().mediaItems().find(id)).isPresent();
        assertThat(refusalOf(() -> remove(Actor.anonymous(), id))).isEqualTo(new SignInRequired());
    }

    private MediaView uploaded(String type) {
        return world.content.uploadMedia.handle(
                world.as(owner), new UploadMedia.Command(upload, "plage.png", type));
    }

    private MediaView show(Actor actor, MediaId id) {
        return world.content.showMedia.handle(actor, id);
    }

    private void remove(Actor actor, MediaId id) {
        world.content.removeMedia.handle(actor, id);
    }
}

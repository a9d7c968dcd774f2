package org.mecene.domain.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.MediaItemBuilder.aDocument;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;

/// What every [MediaItems] promises.
public interface MediaItemsContract extends Fixture {
    @Test
    default void finds_a_file_as_it_was_added() {
        var image = has(anImage().of(has(aUser())));

        assertThat(ports().mediaItems().find(image.id())).contains(image);
    }

    @Test
    default void finds_a_file_that_has_no_dimensions() {
        var document = has(aDocument().of(has(aUser())).unfinished());

        assertThat(ports().mediaItems().find(document.id())).contains(document);
    }

    @Test
    default void finds_those_of_many_ids_that_exist() {
        var owner = has(aUser());
        var first = has(anImage().of(owner));
        var second = has(aDocument().of(owner));
        has(anImage().of(owner));
        var unknown = new MediaId(ports().ids().next());

        var found =
                ports().mediaItems()
                        .findAll(List.of(second.id(), unknown, first.id(), second.id()));

        assertThat(found).containsExactlyInAnyOrder(first, second);
        assertThat(ports().mediaItems().findAll(List.of())).isEmpty();
        assertThat(ports().mediaItems().find(unknown)).isEmpty();
    }

    @Test
    default void forgets_a_file_on_which_nothing_hangs() {
        var image = has(anImage().of(has(aUser())));

        committed(() -> ports().mediaItems().remove(image.id()));

        assertThat(ports().mediaItems().find(image.id())).isEmpty();
    }

    @Test
    default void forgets_a_file_that_is_gone_without_complaint() {
        var unknown = new MediaId(ports().ids().next());

        committed(() -> ports().mediaItems().remove(unknown));

        assertThat(ports().mediaItems().find(unknown)).isEmpty();
    }

    @Test
    default void keeps_an_avatar() {
        var image = has(anImage().of(has(aUser())));
        has(aUser().withAvatar(image));

        assertThat(refusalOf(() -> committed(() -> ports().mediaItems().remove(image.id()))))
                .isEqualTo(new MediaRefusal.InUse());
        assertThat(ports().mediaItems().find(image.id())).contains(image);
    }

    @Test
    default void keeps_what_a_post_shows() {
        var owner = has(aUser());
        var image = has(anImage().of(owner));
        has(aPost().by(owner).showing(image));

        assertThat(refusalOf(() -> committed(() -> ports().mediaItems().remove(image.id()))))
                .isEqualTo(new MediaRefusal.InUse());
    }

    @Test
    default void keeps_what_a_campaign_shows() {
        var owner = has(aUser());
        var cover = has(anImage().of(owner));
        var picture = has(anImage().of(owner));
        has(aCampaign().by(owner).coveredBy(cover).showing(picture));

        assertThat(refusalOf(() -> committed(() -> ports().mediaItems().remove(cover.id()))))
                .isEqualTo(new MediaRefusal.InUse());
        assertThat(refusalOf(() -> committed(() -> ports().mediaItems().remove(picture.id()))))
                .isEqualTo(new MediaRefusal.InUse());
    }

    @Test
    default void forgets_what_no_post_shows_any_more() {
        var owner = has(aUser());
        var image = has(anImage().of(owner));
        var post = has(aPost().by(owner).showing(image));
        committed(() -> ports().posts().remove(post.id()));

        committed(() -> ports().mediaItems().remove(image.id()));

        assertThat(ports().mediaItems().find(image.id())).isEmpty();
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var image = has(anImage().of(has(aUser())));

        assertThatIllegalStateException().isThrownBy(() -> ports().mediaItems().remove(image.id()));
    }
}

package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.MediaItemBuilder.aDocument;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.application.users.Profiles.Command;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Country;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

final class ProfilesTest {
    private static final Command NOTHING =
            new Command(
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep(),
                    Change.keep());

    private final World world = new World();
    private final User user = world.has(aUser().named("Awa"));

    @Test
    void shows_anybody_to_everybody() {
        var anonymous = Actor.anonymous();

        assertThat(world.users.profiles.show(user.id(), anonymous).displayName()).isEqualTo("Awa");
        assertThat(world.users.profiles.show(user.handle(), anonymous).id()).isEqualTo(user.id());
    }

    @Test
    void shows_nobody_who_is_not_there_or_shut_out() {
        var banned = world.has(aUser().banned());
        var notFound = new NotFound(Thing.USER);

        assertThat(refusalOf(() -> world.users.profiles.show(banned.id(), world.as(user))))
                .isEqualTo(notFound);
        assertThat(
                        refusalOf(() ->
                                world.users.profiles.show(
                                        Handle.parse("nobody"), Actor.anonymous())))
                .isEqualTo(notFound);
    }

    @Test
    void shows_somebody_all_of_themself() {
        assertThat(world.users.profiles.showOwn(world.as(user))).isEqualTo(user);
        assertThat(refusalOf(() -> world.users.profiles.showOwn(Actor.anonymous())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void changes_what_is_said_and_keeps_the_rest() {
        var image = world.has(anImage().of(user));
        var command =
                new Command(
                        Change.to("Awa Bâ"),
                        Change.to(Handle.parse("awa-ba")),
                        Change.to("Peintre"),
                        Change.to(image.id()),
                        Change.to(Language.FR),
                        Change.to(Country.parse("SN")));

        var changed = change(command);

        assertThat(changed.handle()).isEqualTo(Handle.parse("awa-ba"));
        assertThat(changed.profile())
                .isEqualTo(
                        new User.Profile(
                                "Awa Bâ", "Peintre", image.id(), Language.FR, Country.parse("SN")));
        assertThat(changed.version()).isEqualTo(1);
        assertThat(change(NOTHING).profile()).isEqualTo(changed.profile());
    }

    @Test
    void clears_what_may_be_empty() {
        var image = world.has(anImage().of(user));
        change(
                new Command(
                        Change.keep(),
                        Change.keep(),
                        Change.to("Peintre"),
                        Change.to(image.id()),
                        Change.to(Language.FR),
                        Change.to(Country.parse("SN"))));

        var cleared =
                change(
                        new Command(
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear(),
                                Change.clear()));

        assertThat(cleared.handle()).isEqualTo(user.handle());
        assertThat(cleared.profile())
                .isEqualTo(new User.Profile("Awa", null, null, Language.EN, null));
    }

    @Test
    void refuses_the_handle_of_another() {
        var other = world.has(aUser());

        assertThat(
                        refusalOf(() ->
                                change(
                                        new Command(
                                                Change.keep(),
                                                Change.to(other.handle()),
                                                Change.keep(),
                                                Change.keep(),
                                                Change.keep(),
                                                Change.keep()))))
                .isEqualTo(new UserRefusal.HandleTaken(other.handle()));
    }

    @Test
    void refuses_a_change_of_what_was_changed_meanwhile() {
        world.users.profiles.change(world.as(user), NOTHING, 0L);

        assertThat(refusalOf(() -> world.users.profiles.change(world.as(user), NOTHING, 0L)))
                .isEqualTo(new ChangedMeanwhile(Thing.USER));
        assertThat(world.users.profiles.change(world.as(user), NOTHING, 1L).version()).isEqualTo(2);
    }

    @Test
    @Rule("K6")
    void takes_only_an_image_of_ones_own_as_avatar() {
        var ofAnother = world.has(anImage().of(world.has(aUser())));
        var document = world.has(aDocument().of(user));
        var unfinished = world.has(anImage().of(user).unfinished());
        var unknown = new MediaId(world.ports().ids().next());

        assertThat(fieldErrorOf(() -> changeAvatar(ofAnother.id()))).isEqualTo(error(Code.UNKNOWN));
        assertThat(fieldErrorOf(() -> changeAvatar(unknown))).isEqualTo(error(Code.UNKNOWN));
        assertThat(fieldErrorOf(() -> changeAvatar(document.id())))
                .isEqualTo(error(Code.NOT_READY));
        assertThat(unfinished.status()).isEqualTo(MediaItem.Status.PROCESSING);
        assertThat(fieldErrorOf(() -> changeAvatar(unfinished.id())))
                .isEqualTo(error(Code.NOT_READY));
        assertThat(world.now(user)).isEqualTo(user);
    }

    private User changeAvatar(MediaId avatar) {
        return change(
                new Command(
                        Change.keep(),
                        Change.keep(),
                        Change.keep(),
                        Change.to(avatar),
                        Change.keep(),
                        Change.keep()));
    }

    private User change(Command command) {
        return world.users.profiles.change(world.as(user), command);
    }

    private static FieldError error(Code code) {
        return new FieldError("avatarMediaId", code);
    }
}

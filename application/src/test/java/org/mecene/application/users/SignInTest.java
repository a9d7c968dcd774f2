package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.UserBuilder;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.Session;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

final class SignInTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final Password WRONG = new Password("battery staple");

    private final World world = new World();

    @Test
    void opens_a_session() {
        var user = hasUser(aCreator());

        var signedIn = world.users.signIn(user.email(), PASSWORD, "Firefox");

        assertThat(signedIn.user()).isEqualTo(user);
        assertThat(world.users.authenticate.handle(signedIn.accessToken()).orElseThrow())
                .isInstanceOfSatisfying(
                        Actor.SignedIn.class,
                        actor -> {
                            assertThat(actor.id()).isEqualTo(user.id());
                            assertThat(actor.roles()).isEqualTo(user.roles());
                        });
        assertThat(world.ports().sessions().of(user.id()))
                .extracting(Session::device)
                .containsExactly("Firefox");
    }

    @Test
    @Rule("I4")
    void answers_a_wrong_password_and_an_unknown_address_alike() {
        var user = hasUser(aUser());
        var before = world.hasher().derivations();

        var wrong = refusalOf(() -> world.users.signIn(user.email(), WRONG, null));
        var derivationsOfWrong = world.hasher().derivations() - before;
        var unknown = refusalOf(() -> world.users.signIn(address("x"), PASSWORD, null));
        var derivationsOfUnknown = world.hasher().derivations() - before - derivationsOfWrong;

        assertThat(wrong).isEqualTo(new UserRefusal.InvalidCredentials()).isEqualTo(unknown);
        assertThat(derivationsOfUnknown).isEqualTo(derivationsOfWrong).isEqualTo(1);
    }

    @Test
    @Rule("I4")
    void refuses_a_right_password_too_after_ten_wrong_ones_and_asks_no_hasher() {
        var user = hasUser(aUser());
        guessWrong(10, user.email());
        var before = world.hasher().derivations();

        var refusal = refusalOf(() -> world.users.signIn(user.email(), PASSWORD, null));

        assertThat(refusal).isEqualTo(new CommonRefusal.TooOften(Duration.ofSeconds(30)));
        assertThat(world.hasher().derivations()).isEqualTo(before);
    }

    @Test
    void forgets_wrong_guesses_once_one_was_right() {
        var user = hasUser(aUser());

        guessWrong(9, user.email());
        world.users.signIn(user.email(), PASSWORD, null);
        guessWrong(9, user.email());

        assertThat(world.users.signIn(user.email(), PASSWORD, null).user()).isEqualTo(user);
    }

    @Test
    void keeps_nobody_waiting_on_a_device_of_theirs_because_strangers_guess() {
        var user = hasUser(aUser());
        var known = world.users.signIn(user.email(), PASSWORD, null).deviceToken();
        guessWrong(10, user.email());

        assertThat(refusalOf(() -> world.users.signIn(user.email(), PASSWORD, null)))
                .isInstanceOf(CommonRefusal.TooOften.class);
        assertThat(signInFrom(known, user, PASSWORD).user()).isEqualTo(user);
        assertThat(refusalOf(() -> world.users.signIn(user.email(), WRONG, null)))
                .as("strangers wait on")
                .isInstanceOf(CommonRefusal.TooOften.class);
    }

    @Test
    void counts_the_guesses_from_a_known_device_for_themselves() {
        var user = hasUser(aUser());
        var known = world.users.signIn(user.email(), PASSWORD, null).deviceToken();
        for (var n = 0; n < 10; n++) {
            assertThat(refusalOf(() -> signInFrom(known, user, WRONG)))
                    .isEqualTo(new UserRefusal.InvalidCredentials());
        }

        assertThat(refusalOf(() -> signInFrom(known, user, PASSWORD)))
                .isEqualTo(new CommonRefusal.TooOften(Duration.ofSeconds(30)));
        assertThat(world.users.signIn(user.email(), PASSWORD, null).user()).isEqualTo(user);
    }

    @Test
    void counts_no_guess_that_the_server_had_no_time_for() {
        var user = hasUser(aUser());
        guessWrong(9, user.email());
        world.hasher().becomeBusy();
        assertThatExceptionOfType(PasswordHasher.Busy.class)
                .isThrownBy(() -> world.users.signIn(user.email(), PASSWORD, null));
        world.hasher().becomeFree();

        assertThat(world.users.signIn(user.email(), PASSWORD, null).user()).isEqualTo(user);
    }

    @Test
    void counts_with_a_token_of_somebody_else_or_none_as_with_nothing() {
        var user = hasUser(aUser());
        var stranger = hasUser(aUser().withEmail("stranger@example.org"));
        var foreign = world.users.signIn(stranger.email(), PASSWORD, null).deviceToken();
        guessWrong(10, user.email());

        assertThat(refusalOf(() -> signInFrom(foreign, user, PASSWORD)))
                .isInstanceOf(CommonRefusal.TooOften.class);
        assertThat(refusalOf(() -> signInFrom("mdt_made.up", user, PASSWORD)))
                .isInstanceOf(CommonRefusal.TooOften.class);
    }

    @Test
    void tells_somebody_who_is_shut_out_only_when_the_password_is_right() {
        var banned = hasUser(aUser().banned());
        var resting = hasUser(aUser().deactivated());

        assertThat(refusalOf(() -> world.users.signIn(banned.email(), PASSWORD, null)))
                .isEqualTo(new UserRefusal.AccountBanned());
        assertThat(refusalOf(() -> world.users.signIn(resting.email(), PASSWORD, null)))
                .isEqualTo(new UserRefusal.AccountBanned());
        assertThat(refusalOf(() -> world.users.signIn(banned.email(), WRONG, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
        assertThat(world.ports().sessions().of(banned.id())).isEmpty();
    }

    @Test
    void passes_on_that_the_server_is_busy() {
        var user = hasUser(aUser());
        world.hasher().becomeBusy();

        assertThatExceptionOfType(PasswordHasher.Busy.class)
                .isThrownBy(() -> world.users.signIn(user.email(), PASSWORD, null));
    }

    @Test
    void cuts_what_a_client_says_of_itself_between_characters() {
        var user = hasUser(aUser());

        world.users.signIn(user.email(), PASSWORD, "x".repeat(500));
        world.users.signIn(user.email(), PASSWORD, "x".repeat(199) + "🌍🌍");
        world.users.signIn(user.email(), PASSWORD, null);

        assertThat(world.ports().sessions().of(user.id()))
                .extracting(Session::device)
                .containsExactly("x".repeat(200), "x".repeat(199), null);
    }

    @Test
    void shows_no_token() {
        var user = hasUser(aUser());

        var signedIn = world.users.signIn(user.email(), PASSWORD, null);

        assertThat(signedIn.toString())
                .doesNotContain(signedIn.accessToken())
                .doesNotContain(signedIn.refreshToken())
                .doesNotContain(String.valueOf(signedIn.deviceToken()));
    }

    private SignedIn signInFrom(@Nullable String deviceToken, User user, Password password) {
        return world.users.signIn.handle(
                user.email(), password, new SignIn.Shown(null, deviceToken, null));
    }

    private void guessWrong(int times, EmailAddress address) {
        for (var n = 0; n < times; n++) {
            assertThat(refusalOf(() -> world.users.signIn(address, WRONG, null)))
                    .isEqualTo(new UserRefusal.InvalidCredentials());
        }
    }

    private User hasUser(UserBuilder builder) {
        return world.has(builder.withPassword(world.hasher().hash(PASSWORD)));
    }

    private static EmailAddress address(String name) {
        return EmailAddress.parse(name + "@example.org");
    }
}

package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.platform.RateLimits;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Another password, another address.
final class ChangeCredentialsTest {
    private static final Password OLD = new Password("correct horse");
    private static final Password NEW = new Password("battery staple");
    private static final EmailAddress ELSEWHERE = EmailAddress.parse("awa@elsewhere.example");
    private static final UserRefusal WRONG = new UserRefusal.WrongPassword();
    private static final UserRefusal INVALID = new UserRefusal.InvalidLink();

    private final World world = new World();
    private final User user =
            world.has(aUser().withEmail("awa@example.org").withPassword(world.hasher().hash(OLD)));

    @Test
    void changes_the_password_and_signs_out_the_other_devices() {
        var here = signIn();
        var there = signIn();

        world.users.changePassword.handle(actor(here), shown(OLD), NEW);

        assertThat(world.users.authenticate.handle(here.accessToken())).isPresent();
        assertThat(world.users.authenticate.handle(there.accessToken())).isEmpty();
        assertThat(world.users.signIn(user.email(), NEW, null).user().id()).isEqualTo(user.id());
    }

    @Test
    void changes_no_password_without_the_current_one() {
        var here = signIn();

        assertThat(refusalOf(() -> world.users.changePassword.handle(actor(here), shown(NEW), NEW)))
                .isEqualTo(WRONG);
        assertThat(signIn().user().id()).isEqualTo(user.id());
    }

    @Test
    void changes_a_password_once_for_several_who_do_at_once() {
        var here = actor(signIn());

        var results =
                Race.of(() -> {
                    world.users.changePassword.handle(here, shown(OLD), NEW);
                    return true;
                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(WRONG);
    }

    @Test
    void tells_that_the_password_changed() {
        world.users.changePassword.handle(actor(signIn()), shown(OLD), NEW);

        world.worksOff();

        assertThat(world.toldTo(user).stream().map(Notification::kind))
                .containsExactly(NotificationKind.PASSWORD_CHANGED);
    }

    @Test
    @Rule("I7")
    void keeps_the_old_address_until_the_new_one_is_confirmed() {
        changeAddress();

        world.worksOff();

        assertThat(world.now(user).email()).isEqualTo(user.email());
        assertThat(lastContentTo(user.email()))
                .isInstanceOf(MailContent.AddressAboutToChange.class);
        assertThat(lastContentTo(ELSEWHERE)).isInstanceOf(MailContent.ConfirmAddress.class);
    }

    @Test
    @Rule("I7")
    void gives_the_new_address_to_whoever_confirms_it_and_tells_the_old_one() {
        var before = changeAddress();
        var token = confirmationToken();

        var signedIn = world.users.confirmAddress.handle(token, "Firefox").orElseThrow();
        world.worksOff();

        assertThat(signedIn.user().email()).isEqualTo(ELSEWHERE);
        assertThat(world.users.authenticate.handle(before.accessToken())).isEmpty();
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isPresent();
        assertThat(world.mailer().sentTo(user.email()).getLast().content())
                .isInstanceOf(MailContent.Told.class);
        assertThat(refusalOf(() -> world.users.signIn(user.email(), OLD, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
        assertThat(world.users.confirmAddress.handle(token, null)).isEmpty();
    }

    @Test
    @Rule("I4")
    void tells_the_owner_of_a_taken_address_and_nobody_else() {
        world.has(aUser().withEmail(ELSEWHERE.value()));

        changeAddress();

        assertThat(world.ports().mailQueue().unsent()).hasSize(2);
        assertThat(lastContentTo(ELSEWHERE)).isInstanceOf(MailContent.AddressHasAccount.class);
    }

    @Test
    @Rule("I4")
    void spends_an_earlier_link_whether_the_next_address_is_taken_or_not() {
        world.has(aUser().withEmail("taken@example.org"));
        changeAddress();
        var earlier = confirmationToken();

        world.users.changeAddress.handle(
                actor(signIn()), EmailAddress.parse("taken@example.org"), shown(OLD));

        assertThat(world.users.confirmAddress.handle(earlier, null)).isEmpty();
        assertThat(world.now(user).email()).isEqualTo(user.email());
    }

    @Test
    @Rule("I4")
    void lets_nobody_guess_a_password_for_long_by_a_session_that_is_open() {
        var caller = actor(signIn());
        for (var guess = 0; guess < RateLimits.FREE_GUESSES; guess++) {
            assertThat(refusalOf(() -> world.users.changePassword.handle(caller, shown(NEW), NEW)))
                    .isEqualTo(WRONG);
        }
        var tooOften = new CommonRefusal.TooOften(RateLimits.FIRST_WAIT);

        assertThat(refusalOf(() -> world.users.changePassword.handle(caller, shown(OLD), NEW)))
                .isEqualTo(tooOften);
        assertThat(refusalOf(() -> world.users.stepUp.handle(caller, OLD, null)))
                .isEqualTo(tooOften);
        var elsewhere = actor(signIn());
        world.users.stepUp.handle(elsewhere, OLD, null);
        world.passes(RateLimits.FIRST_WAIT);
        world.users.stepUp.handle(caller, OLD, null);
    }

    @Test
    void forgets_guesses_of_a_session_once_one_was_right() {
        var caller = actor(signIn());

        for (var time = 0; time < 3; time++) {
            for (var guess = 1; guess < RateLimits.FREE_GUESSES; guess++) {
                assertThat(refusalOf(() -> world.users.stepUp.handle(caller, NEW, null)))
                        .isEqualTo(new UserRefusal.InvalidCredentials());
            }
            world.users.stepUp.handle(caller, OLD, null);
        }
    }

    @Test
    void refuses_an_address_that_somebody_else_got_meanwhile() {
        changeAddress();
        var token = confirmationToken();
        world.has(aUser().withEmail(ELSEWHERE.value()));

        assertThat(refusalOf(() -> world.users.confirmAddress.handle(token, null)))
                .isEqualTo(INVALID);
        assertThat(world.now(user).email()).isEqualTo(user.email());
    }

    @Test
    void asks_for_the_second_factor_before_it_spends_the_link() {
        var caller = actor(changeAddress());
        var secret = world.users.setUpTotp.begin(caller).secret();
        var recovery = world.users.setUpTotp.confirm(caller, secret.codeAt(world.now()));
        var token = confirmationToken();

        assertThat(refusalOf(() -> world.users.confirmAddress.handle(token, null)))
                .isEqualTo(new UserRefusal.TotpRequired());
        assertThat(refusalOf(() -> world.users.confirmAddress.handle(token, "wrong", null)))
                .isEqualTo(new UserRefusal.InvalidTotp());
        assertThat(world.now(user).email()).isEqualTo(user.email());
        var code = recovery.getFirst().value();
        var signedIn = world.users.confirmAddress.handle(token, code, null).orElseThrow();

        assertThat(signedIn.user().email()).isEqualTo(ELSEWHERE);
        assertThat(world.accessTokens().verify(signedIn.accessToken()).orElseThrow().proof())
                .matches(Proof::hasSecondFactor);
    }

    @Test
    void counts_no_code_against_an_account_whose_link_is_too_old() {
        var caller = actor(changeAddress());
        var secret = world.users.setUpTotp.begin(caller).secret();
        world.users.setUpTotp.confirm(caller, secret.codeAt(world.now()));
        var token = confirmationToken();
        world.passes(MailedLink.Purpose.CHANGE_ADDRESS.life());

        assertThat(refusalOf(() -> world.users.confirmAddress.handle(token, "wrong", null)))
                .isEqualTo(INVALID);
    }

    @Test
    @Rule("I7")
    void refuses_a_link_after_the_password_changed_or_its_time() {
        changeAddress();
        var old = confirmationToken();
        world.passes(MailedLink.Purpose.CHANGE_ADDRESS.life());

        assertThat(refusalOf(() -> world.users.confirmAddress.handle(old, null)))
                .isEqualTo(INVALID);
        changeAddress();
        var pending = confirmationToken();
        world.users.changePassword.handle(actor(signIn()), shown(OLD), NEW);
        assertThat(world.users.confirmAddress.handle(pending, null)).isEmpty();
    }

    @Test
    void changes_no_address_without_the_password() {
        var caller = actor(signIn());

        assertThat(refusalOf(() -> world.users.changeAddress.handle(caller, ELSEWHERE, shown(NEW))))
                .isEqualTo(WRONG);
        assertThat(world.ports().mailQueue().unsent()).isEmpty();
    }

    @Test
    void hashes_anew_at_sign_in_what_was_hashed_at_another_cost() {
        var before = world.now(user).passwordHash();
        world.hasher().becomeStronger();

        signIn();
        var renewed = world.now(user).passwordHash();
        signIn();

        assertThat(renewed).isNotEqualTo(before);
        assertThat(world.now(user).passwordHash()).isEqualTo(renewed);
    }

    @Test
    @Rule("I5")
    void opens_no_session_when_the_password_changes_before_it_begins() {
        var here = actor(signIn());
        world.ports()
                .transactions()
                .meanwhile(0, () -> world.users.changePassword.handle(here, shown(OLD), NEW));

        assertThat(refusalOf(this::signIn)).isEqualTo(new UserRefusal.InvalidCredentials());
        assertThat(world.ports().sessions().of(user.id()))
                .singleElement()
                .satisfies(session -> assertThat(session.id()).isEqualTo(here.session()));
    }

    @Test
    void opens_a_session_when_another_sign_in_renews_the_hash_meanwhile() {
        world.hasher().becomeStronger();
        world.ports().transactions().meanwhile(0, this::signIn);

        signIn();

        assertThat(world.ports().sessions().of(user.id())).hasSize(2);
    }

    @Test
    void tells_of_a_sign_in_on_a_new_device_only() {
        world.users.signIn(user.email(), OLD, "Mozilla/5.0 (X11; Linux) Firefox/140");
        world.users.signIn(user.email(), OLD, "Mozilla/5.0 (X11; Linux) Firefox/141");
        world.worksOff();
        assertThat(world.toldTo(user)).isEmpty();

        world.users.signIn(user.email(), OLD, "Mozilla/5.0 (iPhone) Safari/604.1");
        world.worksOff();

        assertThat(world.toldTo(user))
                .singleElement()
                .satisfies(told -> {
                    assertThat(told.kind()).isEqualTo(NotificationKind.NEW_SIGN_IN);
                    assertThat(told.facts()).containsEntry("device", "Safari, iOS");
                });
    }

    @Test
    void ends_devices_of_the_caller_only() {
        var here = actor(signIn());
        var there = actor(signIn());
        world.passes(Duration.ofSeconds(1));
        var other = world.has(aUser().withPassword(world.hasher().hash(NEW)));
        var foreign = actor(world.users.signIn(other.email(), NEW, null));

        world.users.manageSessions.end(here, foreign.session());
        world.users.manageSessions.end(here, there.session());

        assertThat(world.ports().sessions().of(other.id())).hasSize(1);
        assertThat(world.ports().sessions().of(user.id()))
                .singleElement()
                .satisfies(session -> assertThat(session.id()).isEqualTo(here.session()));
    }

    private SignedIn signIn() {
        return world.users.signIn(user.email(), OLD, null);
    }

    private Actor.SignedIn actor(SignedIn signedIn) {
        return world.users
                .authenticate
                .handle(signedIn.accessToken())
                .orElseThrow()
                .requireSignedIn();
    }

    private SignedIn changeAddress() {
        var signedIn = signIn();
        world.users.changeAddress.handle(actor(signedIn), ELSEWHERE, shown(OLD));
        return signedIn;
    }

    private MailContent lastContentTo(EmailAddress address) {
        return world.ports()
                .mailQueue()
                .unsent()
                .filter(mail -> mail.to().equals(address))
                .map(Mail::content)
                .reduce((_, last) -> last)
                .orElseGet(() -> world.mailer().sentTo(address).getLast().content());
    }

    private String confirmationToken() {
        return lastContentTo(ELSEWHERE) instanceof MailContent.ConfirmAddress(_, var secretName)
                ? world.mailSecrets().of(secretName)
                : "no token";
    }

    private static ConfirmPassword.Shown shown(Password password) {
        return new ConfirmPassword.Shown(password, "password", "");
    }
}

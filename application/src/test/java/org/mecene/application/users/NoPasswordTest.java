package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// What people do whose account has no password.
final class NoPasswordTest {
    private static final Password FIRST = new Password("battery staple");
    private static final UserRefusal STEP_UP = new UserRefusal.StepUpRequired();
    private static final EmailAddress ELSEWHERE = EmailAddress.parse("awa@elsewhere.example");

    private final World world = new World();
    private final User user = world.has(aUser().withPassword(PasswordHash.NONE));

    @Test
    void sets_a_first_password_after_a_fresh_sign_in() {
        var there = signIn();
        var here = signIn();

        world.users.changePassword.handle(actor(here), shown(null, here), FIRST);
        world.worksOff();

        assertThat(world.users.signIn(user.email(), FIRST, null).user().id()).isEqualTo(user.id());
        assertThat(world.users.authenticate.handle(there.accessToken())).isEmpty();
        assertThat(world.toldTo(user))
                .anyMatch(told -> told.kind() == NotificationKind.PASSWORD_CHANGED);
    }

    @Test
    void sets_no_first_password_by_an_old_token_or_a_guess() {
        var session = signIn();
        world.passes(Duration.ofMinutes(11));
        var caller = actor(session);

        assertThat(
                        refusalOf(() ->
                                world.users.changePassword.handle(
                                        caller, shown(null, session), FIRST)))
                .isEqualTo(STEP_UP);
        assertThat(
                        refusalOf(() ->
                                world.users.changePassword.handle(
                                        caller, shown(FIRST, session), FIRST)))
                .isEqualTo(new UserRefusal.WrongPassword());
    }

    @Test
    void asks_those_who_have_a_password_for_it() {
        var withPassword = world.has(aUser().withPassword(world.hasher().hash(FIRST)));
        var session = world.users.signIn(withPassword.email(), FIRST, null);

        var error =
                fieldErrorOf(() ->
                        world.users.changePassword.handle(
                                actor(session), shown(null, session), new Password("another one")));

        assertThat(error.code()).isEqualTo(FieldError.Code.REQUIRED);
    }

    @Test
    @Rule("I5")
    void sets_a_first_password_by_the_mailed_link() {
        signIn();
        world.users.forgetPassword.handle(user.email());
        world.worksOff();
        var mail = world.mailsTo(user).getLast();
        var secret = ((MailContent.ResetPassword) mail.content()).secretName();

        world.users.resetPassword.handle(world.mailSecrets().of(secret), FIRST);

        assertThat(world.users.signIn(user.email(), FIRST, null).user().id()).isEqualTo(user.id());
    }

    @Test
    void leaves_after_a_fresh_sign_in() {
        var session = signIn();

        world.users.leaveServer.handle(actor(session), shown(null, session));

        assertThat(world.now(user).status()).isEqualTo(User.Status.LEAVING);
    }

    @Test
    void does_not_leave_by_an_old_token() {
        var session = signIn();
        world.passes(Duration.ofMinutes(11));

        assertThat(
                        refusalOf(() ->
                                world.users.leaveServer.handle(
                                        actor(session), shown(null, session))))
                .isEqualTo(STEP_UP);
    }

    @Test
    void does_not_leave_without_the_second_factor_that_the_account_has() {
        var session = signIn();
        var caller = actor(session);
        var secret = world.users.setUpTotp.begin(caller).secret();
        world.users.setUpTotp.confirm(caller, secret.codeAt(world.now()));

        assertThat(refusalOf(() -> world.users.leaveServer.handle(caller, shown(null, session))))
                .isEqualTo(STEP_UP);
        world.passes(Duration.ofMinutes(1));
        var token = world.users.stepUp.handle(caller, null, secret.codeAt(world.now()));
        world.users.leaveServer.handle(caller, new ConfirmPassword.Shown(null, "password", token));

        assertThat(world.now(user).status()).isEqualTo(User.Status.LEAVING);
    }

    @Test
    @Rule("I7")
    void asks_for_another_address_after_a_fresh_sign_in() {
        var session = signIn();

        world.users.changeAddress.handle(actor(session), ELSEWHERE, shown(null, session));

        assertThat(world.ports().mailQueue().unsent())
                .anyMatch(mail -> mail.to().equals(ELSEWHERE));
    }

    private SignedIn signIn() {
        world.google().knows("c", "s-1", user.email().value(), true);
        var started = world.users.signInWithProvider.start("google", null);
        var state = value(started.authorization().getQuery());
        var callback = new SignInWithProvider.Callback(state, "c", started.browserSecret());
        var back = world.users.signInWithProvider.finish("google", callback, Language.FR);
        return world.users.exchangeSignInCode.handle(value(back.getQuery()), null, null);
    }

    private static String value(String query) {
        return query.substring(query.indexOf('=') + 1);
    }

    private static ConfirmPassword.Shown shown(@Nullable Password password, SignedIn session) {
        return new ConfirmPassword.Shown(password, "password", session.accessToken());
    }

    private Actor.SignedIn actor(SignedIn session) {
        return world.users
                .authenticate
                .handle(session.accessToken())
                .orElseThrow()
                .requireSignedIn();
    }
}

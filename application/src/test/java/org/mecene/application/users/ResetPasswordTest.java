package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.MailedLink;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// From the forgotten password to another one.
final class ResetPasswordTest {
    private static final Password OLD = new Password("correct horse");
    private static final Password NEW = new Password("battery staple");
    private static final UserRefusal INVALID = new UserRefusal.InvalidLink();

    private final World world = new World();
    private final User user =
            world.has(
                    aUser().named("Awa Ndiaye")
                            .reading(Language.FR)
                            .withPassword(world.hasher().hash(OLD)));

    @Test
    @Rule("I4")
    void does_the_same_for_an_address_without_an_account() {
        world.users.forgetPassword.handle(user.email());
        var known = world.events().size();

        world.users.forgetPassword.handle(EmailAddress.parse("nobody@example.org"));

        assertThat(world.events()).hasSize(2 * known);
        assertThat(world.ports().mailQueue().unsent()).isEmpty();
    }

    @Test
    void mails_a_link_to_the_owner_and_nothing_to_others() {
        world.users.forgetPassword.handle(EmailAddress.parse("nobody@example.org"));
        world.users.forgetPassword.handle(user.email());

        world.worksOff();

        assertThat(world.mailer().sent()).hasSize(1);
        assertThat(lastMail().to()).isEqualTo(user.email());
        assertThat(lastMail().language()).isEqualTo(Language.FR);
        assertThat(lastMail().toString()).doesNotContain(tokenOf(lastMail()));
    }

    @Test
    @Rule("I5")
    void sets_the_password_and_ends_every_session() {
        var signedIn = world.users.signIn(user.email(), OLD, "Firefox");
        var token = forget();

        world.users.resetPassword.handle(token, NEW);

        assertThat(refusalOf(() -> world.users.signIn(user.email(), OLD, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
        assertThat(world.ports().sessions().of(user.id())).isEmpty();
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isEmpty();
        assertThat(world.users.signIn(user.email(), NEW, null).user().id()).isEqualTo(user.id());
    }

    @Test
    void ends_the_wait_that_strangers_caused_by_guessing() {
        var token = forget();
        for (var n = 0; n < 10; n++) {
            refusalOf(() -> world.users.signIn(user.email(), NEW, null));
        }

        world.users.resetPassword.handle(token, NEW);

        assertThat(world.users.signIn(user.email(), NEW, null).user().id()).isEqualTo(user.id());
    }

    @Test
    void tells_the_owner_and_notes_it() {
        world.users.resetPassword.handle(forget(), NEW);

        world.worksOff();

        assertThat(world.toldTo(user).stream().map(Notification::kind))
                .containsExactly(NotificationKind.PASSWORD_CHANGED);
        assertThat(lastMail().content()).isInstanceOf(MailContent.Told.class);
        assertThat(world.ports().audited(user.id().value()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("password.reset"));
    }

    @Test
    @Rule("I5")
    void uses_a_link_once() {
        var token = forget();
        world.users.resetPassword.handle(token, NEW);

        assertThat(refusalOf(() -> world.users.resetPassword.handle(token, OLD)))
                .isEqualTo(INVALID);
    }

    @Test
    @Rule("I5")
    void resets_for_one_of_many_who_use_a_link_at_once() {
        var token = forget();

        var results =
                Race.of(() -> {
                    world.users.resetPassword.handle(token, NEW);
                    return true;
                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(INVALID);
    }

    @Test
    @Rule("I5")
    void lets_only_the_newest_link_work() {
        var older = forget();
        var newer = forget();

        assertThat(refusalOf(() -> world.users.resetPassword.handle(older, NEW)))
                .isEqualTo(INVALID);
        world.users.resetPassword.handle(newer, NEW);
    }

    @Test
    @Rule("I5")
    void refuses_a_link_that_is_too_old_or_never_was_without_deriving() {
        var token = forget();
        world.passes(MailedLink.Purpose.RESET_PASSWORD.life());
        var before = world.hasher().derivations();

        for (var wrong : List.of(token, "guessed", "")) {
            assertThat(refusalOf(() -> world.users.resetPassword.handle(wrong, NEW)))
                    .isEqualTo(INVALID);
        }
        assertThat(world.hasher().derivations()).isEqualTo(before);
    }

    @Test
    @Rule("I5")
    void refuses_a_link_from_before_the_password_changed() {
        var token = forget();
        var changed = world.now(user).withPassword(world.hasher().hash(NEW));
        world.committed(() -> world.ports().users().save(changed));

        assertThat(refusalOf(() -> world.users.resetPassword.handle(token, OLD)))
                .isEqualTo(INVALID);
    }

    private String forget() {
        world.users.forgetPassword.handle(user.email());
        world.worksOff();
        return tokenOf(lastMail());
    }

    private Mail lastMail() {
        return world.mailer().sent().getLast();
    }

    private String tokenOf(Mail mail) {
        return mail.content() instanceof MailContent.ResetPassword(_, var secretName)
                ? world.mailSecrets().of(secretName)
                : "no token";
    }
}

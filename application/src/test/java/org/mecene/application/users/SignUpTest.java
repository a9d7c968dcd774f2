package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.Role;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Handle;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.PasswordHasher;
import org.mecene.domain.users.SignUp;
import org.mecene.domain.users.UserRefusal;

/// Signing up, from the wish to the account.
final class SignUpTest {
    private static final EmailAddress AWA = EmailAddress.parse("awa@example.org");
    private static final Password PASSWORD = new Password("correct horse");

    private final World world = new World();

    @Test
    void mails_a_link_to_a_free_address_and_makes_no_account() {
        signUp(AWA, "Awa", null);

        var mail = onlyMail();
        assertThat(mail.to()).isEqualTo(AWA);
        assertThat(mail.language()).isEqualTo(Language.FR);
        assertThat(mail.content()).isInstanceOf(MailContent.VerifyAddress.class);
        assertThat(world.ports().users().findByEmail(AWA)).isEmpty();
    }

    @Test
    @Rule("I4")
    void does_the_same_for_a_taken_address() {
        world.has(aUser().named("Awa Ndiaye").reading(Language.EN).withEmail(AWA.value()));

        signUp(AWA, "Visit evil.example now", null);

        assertThat(world.hasher().derivations()).isEqualTo(2);
        assertThat(world.ports().mailQueue().unsent()).hasSize(1);
        assertThat(world.ports().signUps().newestOf(AWA)).isEmpty();
    }

    @Test
    @Rule("I4")
    void costs_as_much_for_a_free_address_and_for_one_that_somebody_waits_for() {
        signUp(AWA, "Awa", null);
        assertThat(world.hasher().derivations()).isEqualTo(2);
        assertThat(world.ports().mailQueue().unsent()).hasSize(1);

        signUp(AWA, "Awa", null);

        assertThat(world.hasher().derivations()).isEqualTo(4);
        assertThat(world.ports().mailQueue().unsent()).hasSize(2);
    }

    @Test
    void greets_the_owner_of_a_taken_address_in_their_own_words() {
        world.has(aUser().named("Awa Ndiaye").reading(Language.EN).withEmail(AWA.value()));

        signUp(AWA, "Visit evil.example now", null);

        assertThat(onlyMail().content()).isEqualTo(new MailContent.AddressHasAccount("Awa Ndiaye"));
        assertThat(onlyMail().language()).isEqualTo(Language.EN);
    }

    @Test
    void refuses_a_handle_that_is_taken_before_anything_else() {
        var other = world.has(aUser().withHandle("awa"));

        var refusal = refusalOf(() -> signUp(AWA, "Awa", "awa"));

        assertThat(refusal).isEqualTo(new UserRefusal.HandleTaken(other.handle()));
        assertThat(world.ports().mailQueue().unsent()).isEmpty();
        assertThat(world.hasher().derivations()).isZero();
    }

    @Test
    void passes_on_that_the_server_is_busy() {
        world.hasher().becomeBusy();

        assertThatExceptionOfType(PasswordHasher.Busy.class)
                .isThrownBy(() -> signUp(AWA, "Awa", null));
        assertThat(world.ports().mailQueue().unsent()).isEmpty();
    }

    @Test
    void makes_the_account_when_the_link_is_used_and_signs_in() {
        signUp(AWA, "Aïssatou", "aissatou");

        var signedIn = verify(tokenOf(onlyMail()));

        var user = signedIn.user();
        assertThat(user.email()).isEqualTo(AWA);
        assertThat(user.handle()).isEqualTo(Handle.parse("aissatou"));
        assertThat(user.profile().displayName()).isEqualTo("Aïssatou");
        assertThat(user.profile().language()).isEqualTo(Language.FR);
        assertThat(user.roles()).containsExactly(Role.SUBSCRIBER);
        assertThat(world.now(user)).isEqualTo(user);
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isPresent();
        assertThat(world.users.signIn(AWA, PASSWORD, null).user()).isEqualTo(user);
    }

    @Test
    void derives_a_handle_for_somebody_who_wished_none() {
        signUp(AWA, "Aïssatou Bâ", null);

        var handle = verify(tokenOf(onlyMail())).user().handle();

        assertThat(handle.value()).startsWith("aissatouba-");
        assertThat(Handle.parse(handle.value())).isEqualTo(handle);
    }

    @Test
    void derives_a_handle_when_the_wish_was_taken_meanwhile() {
        signUp(AWA, "Awa", "awa");
        world.has(aUser().withHandle("awa").withEmail("other@example.org"));

        var user = verify(tokenOf(onlyMail())).user();

        assertThat(user.handle().value()).startsWith("awa-");
    }

    @Test
    void uses_a_link_once() {
        signUp(AWA, "Awa", null);
        var token = tokenOf(onlyMail());
        verify(token);

        assertThat(refusalOf(() -> verify(token))).isEqualTo(new UserRefusal.InvalidLink());
    }

    @Test
    void gives_the_account_to_one_of_many_who_use_a_link_at_once() {
        signUp(AWA, "Awa", null);
        var token = tokenOf(onlyMail());

        var results = Race.of(() -> verify(token));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new UserRefusal.InvalidLink());
    }

    @Test
    void refuses_a_link_that_is_too_old_or_never_was() {
        signUp(AWA, "Awa", null);
        var token = tokenOf(onlyMail());

        world.passes(SignUp.LIFE);

        var invalid = new UserRefusal.InvalidLink();
        assertThat(refusalOf(() -> verify(token))).isEqualTo(invalid);
        assertThat(refusalOf(() -> verify("guessed"))).isEqualTo(invalid);
        assertThat(refusalOf(() -> verify(""))).isEqualTo(invalid);
    }

    @Test
    void takes_a_link_until_its_last_moment() {
        signUp(AWA, "Awa", null);

        world.passes(SignUp.LIFE.minusNanos(1_000));

        assertThat(verify(tokenOf(onlyMail())).user().email()).isEqualTo(AWA);
    }

    @Test
    void refuses_a_link_when_the_address_got_an_account_another_way() {
        signUp(AWA, "Awa", null);
        world.has(aUser().withEmail(AWA.value()));

        assertThat(refusalOf(() -> verify(tokenOf(onlyMail()))))
                .isEqualTo(new UserRefusal.InvalidLink());
    }

    @Test
    void keeps_the_links_of_somebody_who_asks_twice_until_one_is_used() {
        signUp(AWA, "Awa", null);
        var older = tokenOf(onlyMail());
        signUp(AWA, "Awa Deux", null);
        var newer = tokenOf(lastMail());

        var user = verify(older).user();

        assertThat(user.profile().displayName()).isEqualTo("Awa");
        assertThat(user.passwordHash()).isNotEqualTo(PasswordHash.NONE);
        assertThat(refusalOf(() -> verify(newer))).isEqualTo(new UserRefusal.InvalidLink());
    }

    @Test
    @Rule("I2")
    void takes_over_nobodys_password_when_others_asked_with_the_same_address() {
        var strangers = new Password("a stranger's");
        signUp(AWA, "Awa", null);
        signUp(AWA, strangers, "Awa", null);
        var link = tokenOf(lastMail());

        var signedIn = verify(link);

        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isPresent();
        assertThat(signedIn.user().passwordHash()).isEqualTo(PasswordHash.NONE);
        assertThat(refusalOf(() -> world.users.signIn(AWA, strangers, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
        world.worksOff();
        assertThat(world.mailsTo(signedIn.user()))
                .last()
                .satisfies(mail ->
                        assertThat(mail.content()).isInstanceOf(MailContent.ResetPassword.class));
    }

    @Test
    @Rule("I2")
    void takes_over_nobodys_password_when_only_the_strangers_link_is_still_good() {
        var strangers = new Password("a stranger's");
        signUp(AWA, "Awa", null);
        world.passes(Duration.ofHours(1));
        signUp(AWA, strangers, "Awa", null);
        world.passes(Duration.ofHours(22));
        world.users.resendVerification.handle(AWA);
        world.worksOff();
        world.passes(Duration.ofHours(2));

        var user = verify(tokenOf(world.mailer().sent().getLast())).user();

        assertThat(user.passwordHash()).isEqualTo(PasswordHash.NONE);
    }

    @Test
    @Rule("I2")
    void takes_over_nobodys_password_when_strangers_used_up_the_mails() {
        var strangers = new Password("a stranger's");
        for (var n = 0; n < AddressLimits.MAILS.most(); n++) {
            signUp(AWA, strangers, "Awa", null);
        }
        assertThat(refusalOf(() -> signUp(AWA, "Awa", null)))
                .isInstanceOf(CommonRefusal.TooOften.class);

        var user = verify(tokenOf(lastMail())).user();

        assertThat(user.passwordHash()).isEqualTo(PasswordHash.NONE);
    }

    @Test
    void derives_another_handle_when_the_wish_is_taken_at_this_moment() {
        signUp(AWA, "Awa", "awa");
        world.ports()
                .transactions()
                .meanwhile(
                        0, () -> world.has(aUser().withHandle("awa").withEmail("b@example.org")));

        assertThat(verify(tokenOf(onlyMail())).user().handle().value()).startsWith("awa-");
    }

    @Test
    void forgets_strangers_whose_links_are_too_old() {
        signUp(AWA, new Password("a stranger's"), "Mallory", null);
        world.passes(SignUp.LIFE);
        signUp(AWA, "Awa", null);

        verify(tokenOf(lastMail()));

        assertThat(world.users.signIn(AWA, PASSWORD, null).user().email()).isEqualTo(AWA);
    }

    @Test
    void makes_one_account_when_several_links_of_an_address_are_used_at_once() {
        signUp(AWA, "Awa", null);
        signUp(AWA, "Awa Deux", null);
        var tokens = world.ports().mailQueue().unsent().map(this::tokenOf).toList();

        var results = Race.of(tokens.size(), runner -> () -> verify(tokens.get(runner)));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new UserRefusal.InvalidLink());
    }

    @Test
    void sends_the_link_again_as_a_new_one() {
        signUp(AWA, "Awa", "awa");
        var older = tokenOf(onlyMail());
        world.passes(Duration.ofHours(20));

        world.users.resendVerification.handle(AWA);

        world.worksOff();
        var newer = world.mailer().sent().getLast();
        world.passes(Duration.ofHours(20));
        assertThat(newer.content()).isInstanceOf(MailContent.VerifyAddress.class);
        assertThat(newer.language()).isEqualTo(Language.FR);
        assertThat(refusalOf(() -> verify(older))).isEqualTo(new UserRefusal.InvalidLink());
        assertThat(verify(tokenOf(newer)).user().handle()).isEqualTo(Handle.parse("awa"));
    }

    @Test
    @Rule("I4")
    void sends_nothing_again_to_whom_nothing_was_sent() {
        var member = world.has(aUser());

        world.users.resendVerification.handle(member.email());
        world.users.resendVerification.handle(AWA);

        world.worksOff();
        assertThat(world.mailer().sent()).isEmpty();
    }

    @Test
    void keeps_no_token_in_the_queue_of_mails() {
        signUp(AWA, "Awa", null);

        var mail = onlyMail();

        assertThat(mail.toString()).doesNotContain(tokenOf(mail));
    }

    private void signUp(EmailAddress address, String name, @Nullable String handle) {
        signUp(address, PASSWORD, name, handle);
    }

    private void signUp(
            EmailAddress address, Password password, String name, @Nullable String handle) {
        world.users.requestSignUp.handle(
                new RequestSignUp.Command(
                        address,
                        password,
                        name,
                        handle == null ? null : Handle.parse(handle),
                        Language.FR));
    }

    private SignedIn verify(String token) {
        return world.users.verifyAddress.handle(token, "Firefox");
    }

    private Mail onlyMail() {
        var mails = world.ports().mailQueue().unsent().toList();
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private Mail lastMail() {
        return world.ports().mailQueue().unsent().toList().getLast();
    }

    private String tokenOf(Mail mail) {
        return mail.content() instanceof MailContent.VerifyAddress(_, var secretName)
                ? world.mailSecrets().of(secretName)
                : "no token";
    }
}

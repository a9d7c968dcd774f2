package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Language;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.IdentityProvider;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.SignInCode;
import org.mecene.domain.users.SocialAttempt;
import org.mecene.domain.users.SocialIdentities;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

final class SignInWithProviderTest {
    private static final String BACK = "https://app.example/welcome";
    private static final EmailAddress AWA = EmailAddress.parse("awa@example.org");
    private static final Password PASSWORD = new Password("correct horse");
    private static final UserRefusal UNKNOWN = new UserRefusal.UnknownAttempt();
    private static final UserRefusal INVALID = new UserRefusal.InvalidSignInCode();

    private final World world = new World();

    @Test
    void makes_an_account_for_somebody_new_and_knows_them_again() {
        world.google().knows("c", "s-1", AWA.value(), true);

        var first = exchange(finish("c"));
        var second = exchange(finish("c"));

        assertThat(first.user().email()).isEqualTo(AWA);
        assertThat(first.user().passwordHash()).isEqualTo(PasswordHash.NONE);
        assertThat(second.user().id()).isEqualTo(first.user().id());
    }

    @Test
    @Rule("I3")
    void knows_somebody_by_their_subject_whatever_their_address_is_by_now() {
        var other = world.has(aUser().withEmail("other@example.org"));
        world.google().knows("c", "s-1", AWA.value(), true);
        var first = exchange(finish("c")).user();

        world.google().knows("c", "s-1", other.email().value(), true);
        assertThat(exchange(finish("c")).user().id()).isEqualTo(first.id());
        world.google().knows("c", "s-1", null, false);
        assertThat(exchange(finish("c")).user().id()).isEqualTo(first.id());
        assertThat(world.now(first).email()).isEqualTo(AWA);
    }

    @Test
    @Rule("I3")
    void says_that_an_address_is_missing_for_somebody_new_without_one() {
        world.google().knows("c", "s-1", null, false);

        assertThat(finish("c")).isEqualTo(URI.create(BACK + "?error=address_missing"));
    }

    @Test
    @Rule("I1")
    void links_an_account_when_the_provider_says_that_the_address_is_verified() {
        var user = world.has(aUser().withEmail(AWA.value()));
        world.google().knows("c", "s-1", AWA.value(), true);

        assertThat(exchange(finish("c")).user().id()).isEqualTo(user.id());
        assertThat(world.ports().socialIdentities().of(user.id()))
                .extracting(SocialIdentities.Linked::provider)
                .containsExactly("google");
    }

    @Test
    @Rule("I1")
    void links_nothing_by_an_address_before_the_second_factor_is_shown() {
        var user = world.has(aUser().withEmail(AWA.value()));
        var recovery = turnOnSecondFactor(user);
        world.google().knows("c", "s-1", AWA.value(), true);
        var back = finish("c");

        assertThat(refusalOf(() -> exchange(back))).isEqualTo(new UserRefusal.TotpRequired());
        assertThat(world.ports().socialIdentities().of(user.id())).isEmpty();

        world.users.exchangeSignInCode.handle(codeOf(back), recovery, null);
        assertThat(world.ports().socialIdentities().of(user.id())).hasSize(1);
        assertThat(world.ports().auditLog().entries())
                .extracting(AuditLog.Entry::action)
                .contains("identity.link");
    }

    @Test
    void links_nothing_for_somebody_who_is_shut_out() {
        var banned = world.has(aUser().withEmail(AWA.value()).banned());
        world.google().knows("c", "s-1", AWA.value(), true);

        assertThat(refusalOf(() -> exchange(finish("c"))))
                .isEqualTo(new UserRefusal.AccountBanned());
        assertThat(world.ports().socialIdentities().of(banned.id())).isEmpty();
    }

    @Test
    @Rule("I2")
    void links_nobody_when_others_asked_with_the_same_address() {
        world.users.requestSignUp.handle(
                new RequestSignUp.Command(AWA, PASSWORD, "Awa", null, Language.EN));
        world.google().knows("c", "s-1", AWA.value(), false);
        finish("c");

        var verified = world.users.verifyAddress.handle(mailedTo(AWA), null);

        assertThat(world.ports().socialIdentities().of(verified.user().id())).isEmpty();
        assertThat(verified.user().passwordHash()).isEqualTo(PasswordHash.NONE);
    }

    @Test
    void sends_an_address_no_more_mails_than_it_bears() {
        world.google().knows("c", "s-1", AWA.value(), false);
        for (var n = 0; n < AddressLimits.MAILS.most(); n++) {
            finish("c");
        }

        assertThat(finish("c")).isEqualTo(URI.create(BACK + "?error=too_many_requests"));
        assertThat(world.ports().mailQueue().unsent()).hasSize(AddressLimits.MAILS.most());
    }

    @Test
    @Rule({"I1", "I4"})
    void links_nothing_by_an_address_that_the_provider_does_not_vouch_for() {
        var user = world.has(aUser().withEmail(AWA.value()));
        world.google().knows("known", "s-1", AWA.value(), false);
        world.google().knows("free", "s-2", "free@example.org", false);

        var known = finish("known");
        var free = finish("free");

        assertThat(known).isEqualTo(free).isEqualTo(URI.create(BACK + "?status=verification_sent"));
        assertThat(world.ports().socialIdentities().of(user.id())).isEmpty();
        assertThat(world.mailsTo(user))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail.content())
                                .isInstanceOf(MailContent.AddressHasAccount.class));
    }

    @Test
    @Rule("I1")
    void links_somebody_once_they_verified_an_address_that_the_provider_does_not_vouch_for() {
        world.google().knows("c", "s-1", AWA.value(), false);
        finish("c");

        var verified = world.users.verifyAddress.handle(mailedTo(AWA), null);

        assertThat(verified.user().email()).isEqualTo(AWA);
        assertThat(exchange(finish("c")).user().id()).isEqualTo(verified.user().id());
    }

    @Test
    @Rule("I2")
    void drops_a_sign_up_that_waits_for_the_address_when_its_owner_comes_first() {
        world.users.requestSignUp.handle(
                new RequestSignUp.Command(AWA, PASSWORD, "Mallory", null, Language.EN));
        var link = mailedTo(AWA);
        world.google().knows("c", "s-1", AWA.value(), true);

        var owner = exchange(finish("c")).user();

        assertThat(refusalOf(() -> world.users.verifyAddress.handle(link, null)))
                .isEqualTo(new UserRefusal.InvalidLink());
        assertThat(refusalOf(() -> world.users.signIn(AWA, PASSWORD, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
        assertThat(owner.profile().displayName()).isEqualTo("Awa Ndiaye");
    }

    @Test
    void links_no_second_identity_of_a_provider_by_the_address() {
        world.google().knows("c", "s-1", AWA.value(), true);
        exchange(finish("c"));
        world.google().knows("c", "s-2", AWA.value(), true);

        assertThat(finish("c")).isEqualTo(URI.create(BACK + "?error=identity_taken"));
    }

    @Test
    void makes_one_account_when_somebody_new_comes_twice_at_once() {
        world.google().knows("c", "s-1", AWA.value(), true);

        var results = Race.of(() -> exchange(finish("c")).user().id());

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(results.values().stream().distinct()).hasSize(1);
    }

    @Test
    @Rule("I8")
    void unlinks_a_provider_unless_it_is_the_last_credential() {
        world.google().knows("c", "s-1", AWA.value(), true);
        var without = exchange(finish("c")).user();
        var with =
                world.has(
                        aUser().withEmail("b@example.org")
                                .withPassword(world.hasher().hash(PASSWORD)));
        world.google().knows("d", "s-2", "b@example.org", true);
        exchange(finish("d"));

        world.users.credentials.unlink(world.as(with), "google");
        world.users.credentials.unlink(world.as(without), "unknown");

        assertThat(world.users.credentials.identities(world.as(with))).isEmpty();
        assertThat(refusalOf(() -> world.users.credentials.unlink(world.as(without), "google")))
                .isEqualTo(new UserRefusal.LastCredential());
    }

    @Test
    void takes_a_state_once() {
        world.google().knows("c", "s-1", AWA.value(), true);
        var started = start();
        var callback = callback(started, "c");
        finish(callback);

        assertThat(refusalOf(() -> finish(callback))).isEqualTo(UNKNOWN);
    }

    @Test
    void takes_no_state_of_another_browser_or_of_none() {
        var other = start();
        var started = start();
        var state = stateOf(started);

        assertThat(
                        refusalOf(() ->
                                finish(
                                        new SignInWithProvider.Callback(
                                                state, "c", other.browserSecret()))))
                .isEqualTo(UNKNOWN);
        assertThat(
                        refusalOf(() ->
                                finish(new SignInWithProvider.Callback(stateOf(other), "c", null))))
                .isEqualTo(UNKNOWN);
        assertThat(
                        refusalOf(() ->
                                finish(
                                        new SignInWithProvider.Callback(
                                                "made up", "c", other.browserSecret()))))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void takes_no_state_that_is_too_old() {
        var started = start();
        world.passes(SocialAttempt.LIFE);

        assertThat(refusalOf(() -> finish(callback(started, "c")))).isEqualTo(UNKNOWN);
    }

    @Test
    void tells_the_front_end_what_went_wrong_at_the_provider() {
        assertThat(finish(callback(start(), null)))
                .isEqualTo(URI.create(BACK + "?error=access_denied"));
        assertThat(finish("never issued"))
                .isEqualTo(URI.create(BACK + "?error=provider_not_trusted"));
        var started = start();
        world.google().goesDown();

        assertThat(finish(callback(started, "c")))
                .isEqualTo(URI.create(BACK + "?error=provider_unavailable"));
        assertThatExceptionOfType(IdentityProvider.Unavailable.class).isThrownBy(this::start);
    }

    @Test
    void keeps_the_query_of_the_address_to_go_back_to() {
        var started = world.users.signInWithProvider.start("google", BACK + "?next=%2Ffeed");

        assertThat(finish(callback(started, null)))
                .isEqualTo(URI.create(BACK + "?next=%2Ffeed&error=access_denied"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "http://app.example/",
                "https://app.example:444/",
                "https://app.example.evil.example/",
                "//app.example/",
                "javascript:alert(1)",
                "https://app.example@evil.example/",
                "https://user@app.example/",
                "https://app.example/#here",
                "/feed",
                "",
                "https://app.example/ x"
            })
    void goes_back_to_its_own_front_ends_only(String returnTo) {
        var error = fieldErrorOf(() -> world.users.signInWithProvider.start("google", returnTo));

        assertThat(error.field()).isEqualTo("returnTo");
        assertThat(error.code()).isIn(FieldError.Code.INVALID, FieldError.Code.NOT_ALLOWED_HERE);
    }

    @Test
    void knows_no_provider_that_was_not_set_up() {
        assertThat(refusalOf(() -> world.users.signInWithProvider.start("other", BACK)))
                .isEqualTo(new CommonRefusal.NotFound(CommonRefusal.Thing.IDENTITY_PROVIDER));
    }

    @Test
    void exchanges_a_code_once_and_only_while_it_is_young() {
        world.google().knows("c", "s-1", AWA.value(), true);
        var used = finish("c");
        exchange(used);
        var old = finish("c");
        world.passes(SignInCode.LIFE);

        assertThat(refusalOf(() -> exchange(used))).isEqualTo(INVALID);
        assertThat(refusalOf(() -> exchange(old))).isEqualTo(INVALID);
    }

    @Test
    void asks_for_the_second_factor_on_this_way_too() {
        world.google().knows("c", "s-1", AWA.value(), true);
        var user = exchange(finish("c")).user();
        var recovery = turnOnSecondFactor(user);
        var back = finish("c");

        assertThat(refusalOf(() -> exchange(back))).isEqualTo(new UserRefusal.TotpRequired());
        var signedIn = world.users.exchangeSignInCode.handle(codeOf(back), recovery, null);

        assertThat(signedIn.user().id()).isEqualTo(user.id());
    }

    @Test
    void keeps_somebody_out_who_is_shut_out() {
        var banned = world.has(aUser().withEmail(AWA.value()).banned());
        world.committed(() ->
                world.ports()
                        .socialIdentities()
                        .link(new SocialIdentity("google", "s-1"), banned.id(), world.now()));
        world.google().knows("c", "s-1", AWA.value(), true);
        var back = finish("c");

        assertThat(refusalOf(() -> exchange(back))).isEqualTo(new UserRefusal.AccountBanned());
    }

    @Test
    void opens_no_session_for_somebody_who_is_banned_before_it_begins() {
        var user = world.has(aUser().withEmail(AWA.value()));
        world.committed(() ->
                world.ports()
                        .socialIdentities()
                        .link(new SocialIdentity("google", "s-1"), user.id(), world.now()));
        world.google().knows("c", "s-1", AWA.value(), true);
        var back = finish("c");
        var admin = world.as(world.has(anAdmin()));
        world.ports()
                .transactions()
                .meanwhile(0, () -> world.users.shutOut.ban(admin, user.id(), "Spam", null));

        assertThat(refusalOf(() -> exchange(back))).isEqualTo(new UserRefusal.InvalidSignInCode());
        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    void forgets_what_nobody_came_back_from() {
        start();

        assertThat(world.users.forgetSignIns.run(world.passes(Duration.ofMinutes(10))))
                .isEqualTo(1);
    }

    private String turnOnSecondFactor(User user) {
        var secret = world.users.setUpTotp.begin(world.as(user)).secret();
        return world.users
                .setUpTotp
                .confirm(world.as(user), secret.codeAt(world.now()))
                .getFirst()
                .value();
    }

    private String mailedTo(EmailAddress address) {
        var mail =
                world.ports()
                        .mailQueue()
                        .unsent()
                        .filter(found -> found.to().equals(address))
                        .reduce((first, second) -> second)
                        .orElseThrow();
        return world.mailSecrets().of(((MailContent.VerifyAddress) mail.content()).secretName());
    }

    private SignInWithProvider.Started start() {
        return world.users.signInWithProvider.start("google", BACK);
    }

    private static SignInWithProvider.Callback callback(
            SignInWithProvider.Started started, @Nullable String code) {
        return new SignInWithProvider.Callback(stateOf(started), code, started.browserSecret());
    }

    private static String stateOf(SignInWithProvider.Started started) {
        var query = started.authorization().getQuery();
        return query.substring(query.indexOf("state=") + "state=".length());
    }

    private URI finish(String code) {
        return finish(callback(start(), code));
    }

    private URI finish(SignInWithProvider.Callback callback) {
        return world.users.signInWithProvider.finish("google", callback, Language.FR);
    }

    private SignedIn exchange(URI back) {
        return world.users.exchangeSignInCode.handle(codeOf(back), null, null);
    }

    private static String codeOf(URI back) {
        var query = back.getQuery();
        return query.substring(query.indexOf("code=") + "code=".length());
    }
}

package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyChallenge;
import org.mecene.domain.users.PasskeyId;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Signing in and stepping up by a passkey.
final class PasskeySignInTest {
    private static final UserRefusal INVALID = new UserRefusal.InvalidPasskey();
    private static final Password PASSWORD = new Password("correct horse");

    private final World world = new World();
    private final User user = world.has(aUser().withPassword(world.hasher().hash(PASSWORD)));
    private final EmulatedAuthenticator device = device();

    @Test
    void signs_in_whoever_the_authenticator_knows() {
        isAdded();

        var signedIn = signIn();

        assertThat(signedIn.user()).isEqualTo(user);
        assertThat(world.users.authenticate.handle(signedIn.accessToken())).isPresent();
        assertThat(passkey().usedAt()).isEqualTo(world.now());
    }

    @Test
    void counts_as_two_factors_and_asks_for_no_code() {
        isAdded();
        hasTotp(user);

        var signedIn = signIn();

        assertThat(proof(signedIn).methods()).containsExactly(Proof.Method.PASSKEY);
        assertThat(proof(signedIn).hasSecondFactor()).isTrue();
        world.users.checkProof.requireFresh(actor(signedIn), signedIn.accessToken());
    }

    @Test
    void meets_the_second_factor_that_administrators_must_have() {
        var admin = world.has(anAdmin());
        isAddedTo(admin);
        var old = world.ports().settings().current();
        world.settingsAre(
                new Settings(
                        old.platformFee(),
                        old.minimumDonations(),
                        old.currencies(),
                        old.subscriptionGraceDays(),
                        true,
                        old.payouts(),
                        old.version()));

        var signedIn = signIn();

        world.users.checkProof.requireSecondFactorOfAdministrators(
                actor(signedIn), signedIn.accessToken());
    }

    @Test
    void takes_a_challenge_once() {
        isAdded();
        var assertion = device.signs(asked());
        world.users.signInWithPasskey.handle(assertion, null);

        assertThat(refusalOf(() -> world.users.signInWithPasskey.handle(assertion, null)))
                .isEqualTo(INVALID);
    }

    @Test
    void lets_one_of_many_answer_a_challenge() {
        isAdded();
        var assertion = device.signs(asked());

        var results = Race.of(() -> world.users.signInWithPasskey.handle(assertion, null));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(INVALID);
    }

    @Test
    void takes_no_challenge_that_is_too_old_or_was_never_given() {
        isAdded();
        var old = device.signs(asked());
        world.passes(PasskeyChallenge.LIFE);

        assertThat(refusalOf(() -> world.users.signInWithPasskey.handle(old, null)))
                .isEqualTo(INVALID);
        assertThat(refusalOf(() -> signIn("never given"))).isEqualTo(INVALID);
    }

    @Test
    void takes_no_challenge_that_was_asked_for_something_else() {
        isAdded();
        var toAdd = world.users.askForPasskey.toAdd(world.as(user)).challenge();
        var toStepUp = world.users.askForPasskey.toStepUp(world.as(user)).challenge();

        assertThat(refusalOf(() -> signIn(toAdd))).isEqualTo(INVALID);
        assertThat(refusalOf(() -> signIn(toStepUp))).isEqualTo(INVALID);
    }

    @Test
    void takes_no_answer_that_proves_nothing() {
        isAdded();

        assertThat(
                        refusalOf(() ->
                                world.users.signInWithPasskey.handle(
                                        device().signs(asked()), null)))
                .isEqualTo(INVALID);
        device.sayingItIs(Passkey.handleOf(world.has(aUser()).id()));
        assertThat(refusalOf(this::signIn)).isEqualTo(INVALID);
        device.sayingItIs(null).verifyingNobody();
        assertThat(refusalOf(this::signIn)).isEqualTo(INVALID);
        assertThat(world.toldTo(user)).isEmpty();
    }

    @Test
    @Rule("T4")
    void refuses_a_count_that_does_not_grow_and_warns_the_owner() {
        device.counting(5);
        isAdded();
        signIn();
        world.worksOff();
        var told = world.toldTo(user).size();

        device.counting(6);
        assertThat(refusalOf(this::signIn)).isEqualTo(INVALID);
        world.worksOff();

        assertThat(passkey().uses()).isEqualTo(6);
        assertThat(world.toldTo(user)).hasSize(told + 1);
        assertThat(world.toldTo(user).getLast().facts()).containsEntry("outcome", "passkey_copied");
        assertThat(world.ports().audited(user.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("passkey.add", "passkey.copied");
    }

    @Test
    void tells_a_ban_only_after_the_proof() {
        isAdded();
        world.users.shutOut.ban(world.as(world.has(anAdmin())), user.id(), "Spam", null);

        assertThat(refusalOf(this::signIn)).isEqualTo(new UserRefusal.AccountBanned());
        device.forging();
        assertThat(refusalOf(this::signIn)).isEqualTo(INVALID);
    }

    @Test
    void opens_no_session_for_somebody_who_is_banned_before_it_begins() {
        isAdded();
        var admin = world.as(world.has(anAdmin()));
        var assertion = device.signs(asked());
        world.ports()
                .transactions()
                .meanwhile(2, () -> world.users.shutOut.ban(admin, user.id(), "Spam", null));

        assertThat(refusalOf(() -> world.users.signInWithPasskey.handle(assertion, null)))
                .isEqualTo(INVALID);
        assertThat(world.ports().sessions().of(user.id())).isEmpty();
    }

    @Test
    @Rule("I4")
    void names_no_credential_that_stands_out_by_its_length() {
        var unusual = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        world.committed(() -> world.ports().passkeys().add(passkey(unusual)));

        assertThat(credentialsOf(user.email().value()))
                .hasSize(Passkey.MOST)
                .doesNotContain(unusual);
        assertThat(world.users.askForPasskey.toStepUp(world.as(user)).credentials())
                .containsExactly(unusual);
    }

    private Passkey passkey(String credential) {
        return new Passkey(
                new PasskeyId(world.ports().ids().next()),
                user.id(),
                credential,
                Bytes.of(new byte[] {1}),
                0,
                "Key",
                world.now(),
                null);
    }

    @Test
    void knows_nobody_who_left() {
        isAdded();
        world.users.leaveServer.handle(
                world.as(user), new ConfirmPassword.Shown(PASSWORD, "password", ""));

        assertThat(refusalOf(this::signIn)).isEqualTo(INVALID);
    }

    @Test
    void tells_of_a_sign_in_on_a_new_device() {
        isAdded();
        world.users.signInWithPasskey.handle(device.signs(asked()), "Firefox/144.0 (X11; Linux)");
        world.users.signInWithPasskey.handle(
                device.signs(asked()), "Chrome/140.0 (Windows NT 10.0)");

        world.worksOff();

        assertThat(world.toldTo(user))
                .anyMatch(told -> told.kind() == NotificationKind.NEW_SIGN_IN);
    }

    @Test
    @Rule("I4")
    void names_as_many_credentials_for_an_address_that_nobody_has() {
        isAdded();

        var known = world.users.askForPasskey.toSignIn(user.email()).credentials();
        var unknown = credentialsOf("nobody@example.org");
        var another = credentialsOf("somebody@example.org");

        assertThat(known).hasSize(Passkey.MOST).contains(device.credential()).isSorted();
        assertThat(unknown).hasSize(Passkey.MOST).doesNotHaveDuplicates().isSorted();
        assertThat(unknown)
                .isEqualTo(credentialsOf("nobody@example.org"))
                .doesNotContainAnyElementsOf(another);
        assertThat(world.users.askForPasskey.toSignIn(user.email()).credentials()).isEqualTo(known);
        assertThat(world.users.askForPasskey.toSignIn(null).credentials()).isEmpty();
    }

    @Test
    void steps_up_by_a_passkey_of_the_caller() {
        isAdded();
        var session = world.users.signIn(user.email(), PASSWORD, null);
        world.passes(Duration.ofMinutes(11));
        var asked = world.users.askForPasskey.toStepUp(actor(session));

        var token = world.users.stepUp.handle(actor(session), device.signs(asked.challenge()));

        assertThat(asked.credentials()).containsExactly(device.credential());
        world.users.checkProof.requireFresh(actor(session), token);
        assertThat(world.ports().proofs().find(actor(session).session()).orElseThrow().methods())
                .containsExactly(Proof.Method.PASSKEY);
    }

    @Test
    void steps_up_by_nobody_elses_passkey_and_no_challenge_of_a_sign_in() {
        isAdded();
        var other = world.as(world.has(aUser()));
        var foreign = world.users.askForPasskey.toStepUp(other).challenge();

        assertThat(refusalOf(() -> world.users.stepUp.handle(other, device.signs(foreign))))
                .isEqualTo(INVALID);
        var own = world.users.askForPasskey.toStepUp(world.as(user)).challenge();
        assertThat(refusalOf(() -> world.users.stepUp.handle(other, device.signs(own))))
                .isEqualTo(INVALID);
        assertThat(
                        refusalOf(() ->
                                world.users.stepUp.handle(world.as(user), device.signs(asked()))))
                .isEqualTo(INVALID);
    }

    private static EmulatedAuthenticator device() {
        return new EmulatedAuthenticator("mecene.example", "https://app.example");
    }

    private void isAdded() {
        isAddedTo(user);
    }

    private void isAddedTo(User owner) {
        var asked = world.users.askForPasskey.toAdd(world.as(owner));
        var creation = device.creates(asked.challenge(), Passkey.handleOf(owner.id()));
        world.users.addPasskey.handle(world.as(owner), creation, "Phone");
    }

    private String asked() {
        return world.users.askForPasskey.toSignIn(null).challenge();
    }

    private SignedIn signIn() {
        return signIn(asked());
    }

    private SignedIn signIn(String challenge) {
        return world.users.signInWithPasskey.handle(device.signs(challenge), null);
    }

    private Passkey passkey() {
        return world.ports().passkeys().of(user.id()).getFirst();
    }

    private List<String> credentialsOf(String address) {
        return world.users.askForPasskey.toSignIn(EmailAddress.parse(address)).credentials();
    }

    private void hasTotp(User owner) {
        var actor = world.as(owner);
        var secret = world.users.setUpTotp.begin(actor).secret();
        world.users.setUpTotp.confirm(actor, secret.codeAt(world.now()));
    }

    private Actor.SignedIn actor(SignedIn signedIn) {
        return world.users
                .authenticate
                .handle(signedIn.accessToken())
                .orElseThrow()
                .requireSignedIn();
    }

    private Proof proof(SignedIn signedIn) {
        return world.ports().proofs().find(actor(signedIn).session()).orElseThrow();
    }
}

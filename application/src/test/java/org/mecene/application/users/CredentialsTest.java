package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.PasskeyChallenge;
import org.mecene.domain.users.PasswordHash;
import org.mecene.domain.users.SocialIdentity;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Passkeys are added, renamed and removed, and identities unlinked.
final class CredentialsTest {
    private static final UserRefusal INVALID = new UserRefusal.InvalidPasskey();
    private static final UserRefusal LAST = new UserRefusal.LastCredential();

    private final World world = new World();
    private final User user = world.has(aUser().withPassword(new PasswordHash("a hash")));
    private final Actor.SignedIn actor = world.as(user);

    @Test
    void adds_a_passkey_and_names_it_to_authenticators_that_have_one() {
        var device = device();
        var passkey = add(user, device);

        var asked = world.users.askForPasskey.toAdd(actor);

        assertThat(passkey.name()).isEqualTo("Phone");
        assertThat(world.users.credentials.passkeys(actor)).containsExactly(passkey);
        assertThat(asked.known()).containsExactly(device.credential());
        assertThat(asked.relyingParty()).isEqualTo("mecene.example");
    }

    @Test
    void adds_nothing_by_the_challenge_of_somebody_else_or_of_another_time() {
        var others = world.users.askForPasskey.toAdd(world.as(world.has(aUser()))).challenge();
        var toSignIn = world.users.askForPasskey.toSignIn(null).challenge();
        var old = world.users.askForPasskey.toAdd(actor).challenge();
        world.passes(PasskeyChallenge.LIFE);

        for (var challenge : new String[] {others, toSignIn, old, "never given"}) {
            assertThat(refusalOf(() -> add(user, device(), challenge))).isEqualTo(INVALID);
        }
    }

    @Test
    void adds_nothing_twice_and_nothing_that_proves_nothing() {
        var device = device();
        var challenge = world.users.askForPasskey.toAdd(actor).challenge();
        add(user, device, challenge);

        assertThat(refusalOf(() -> add(user, device(), challenge))).isEqualTo(INVALID);
        assertThat(refusalOf(() -> add(user, device))).isEqualTo(new UserRefusal.PasskeyKnown());
        assertThat(refusalOf(() -> add(world.has(aUser()), device)))
                .isEqualTo(new UserRefusal.PasskeyKnown());
        assertThat(refusalOf(() -> add(user, device().verifyingNobody()))).isEqualTo(INVALID);
    }

    @Test
    void adds_no_more_than_somebody_may_have_also_at_once() {
        IntStream.range(1, Passkey.MOST).forEach(_ -> add(user, device()));
        var first = world.users.askForPasskey.toAdd(actor).challenge();
        var second = world.users.askForPasskey.toAdd(actor).challenge();

        var results =
                Race.of(
                        2,
                        runner -> () -> add(user, device(), runner == 0 ? first : second).name());

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals())
                .containsExactly(new UserRefusal.TooManyPasskeys(Passkey.MOST));
        assertThat(refusalOf(() -> world.users.askForPasskey.toAdd(actor)))
                .isEqualTo(new UserRefusal.TooManyPasskeys(Passkey.MOST));
    }

    @Test
    void renames_a_passkey_of_the_caller_only() {
        var passkey = add(user, device());
        var stranger = world.as(world.has(aUser()));

        assertThat(world.users.credentials.rename(actor, passkey.id(), Change.to("Key")).name())
                .isEqualTo("Key");
        assertThat(
                        refusalOf(() ->
                                world.users.credentials.rename(
                                        stranger, passkey.id(), Change.to("Mine"))))
                .isEqualTo(new CommonRefusal.NotFound(Thing.PASSKEY));
        assertThat(world.users.credentials.passkeys(actor).getFirst().name()).isEqualTo("Key");
    }

    @Test
    @Rule("I8")
    void removes_a_passkey_unless_it_is_the_last_credential() {
        var lonely = world.has(aUser().withPassword(PasswordHash.NONE));
        var first = add(lonely, device());
        var second = add(lonely, device());
        var owner = world.as(lonely);

        world.users.credentials.remove(owner, first.id());

        assertThat(refusalOf(() -> world.users.credentials.remove(owner, second.id())))
                .isEqualTo(LAST);
        world.users.credentials.remove(owner, first.id());
        assertThat(world.users.credentials.passkeys(owner)).containsExactly(second);
    }

    @Test
    @Rule("I8")
    void counts_a_password_and_identities_as_other_credentials() {
        var passkey = add(user, device());
        var lonely = world.has(aUser().withPassword(PasswordHash.NONE));
        var other = add(lonely, device());
        var google = new SocialIdentity("google", "s-1");
        world.committed(
                () -> world.ports().socialIdentities().link(google, lonely.id(), world.now()));

        world.users.credentials.remove(actor, passkey.id());
        world.users.credentials.unlink(world.as(lonely), "google");

        assertThat(refusalOf(() -> world.users.credentials.remove(world.as(lonely), other.id())))
                .isEqualTo(LAST);
    }

    @Test
    @Rule("I8")
    void keeps_one_of_two_credentials_that_are_taken_away_at_once() {
        var lonely = world.has(aUser().withPassword(PasswordHash.NONE));
        var owner = world.as(lonely);
        var first = add(lonely, device()).id();
        var second = add(lonely, device()).id();

        var results =
                Race.of(
                        2,
                        runner ->
                                () -> {
                                    world.users.credentials.remove(
                                            owner, runner == 0 ? first : second);
                                    return true;
                                });

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsExactly(LAST);
    }

    @Test
    @Rule("T4")
    void tells_the_owner_of_every_change_by_mail() {
        var passkey = add(user, device());
        var google = new SocialIdentity("google", "s-1");
        world.committed(
                () -> world.ports().socialIdentities().link(google, user.id(), world.now()));
        world.users.credentials.unlink(actor, "google");
        world.users.credentials.remove(actor, passkey.id());
        var secret = world.users.setUpTotp.begin(actor).secret();
        var codes = world.users.setUpTotp.confirm(actor, secret.codeAt(world.now()));
        world.users.setUpTotp.remove(actor, codes.getFirst().value());

        world.worksOff();

        assertThat(world.toldTo(user).stream().map(Notification::facts))
                .extracting(facts -> facts.get("outcome") + " " + facts.get("what"))
                .containsExactly(
                        "passkey_added Phone",
                        "identity_unlinked google",
                        "passkey_removed Phone",
                        "second_factor_on ",
                        "recovery_code_used 9",
                        "second_factor_off ");
        assertThat(world.mailsTo(user)).hasSize(6);
    }

    @Test
    void forgets_challenges_that_nobody_answered() {
        var challenge = world.users.askForPasskey.toAdd(actor).challenge();
        world.passes(PasskeyChallenge.LIFE.plus(Duration.ofSeconds(1)));

        assertThat(world.users.forgetSignIns.run(world.now())).isEqualTo(1);
        assertThat(refusalOf(() -> add(user, device(), challenge))).isEqualTo(INVALID);
    }

    private static EmulatedAuthenticator device() {
        return new EmulatedAuthenticator("mecene.example", "https://app.example");
    }

    private Passkey add(User owner, EmulatedAuthenticator device) {
        return add(owner, device, world.users.askForPasskey.toAdd(world.as(owner)).challenge());
    }

    private Passkey add(User owner, EmulatedAuthenticator device, String challenge) {
        var creation = device.creates(challenge, Passkey.handleOf(owner.id()));
        return world.users.addPasskey.handle(world.as(owner), creation, "Phone");
    }
}

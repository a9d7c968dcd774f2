package org.mecene.application.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.Settings;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.Proof;
import org.mecene.domain.users.RecoveryCode;
import org.mecene.domain.users.SecondFactor;
import org.mecene.domain.users.TotpSecret;
import org.mecene.domain.users.User;
import org.mecene.domain.users.UserRefusal;

/// Setting a second factor up, signing in with it, and what needs a fresh one.
final class SecondFactorTest {
    private static final Password PASSWORD = new Password("correct horse");
    private static final Password WRONG = new Password("battery staple");
    private static final UserRefusal REQUIRED = new UserRefusal.TotpRequired();
    private static final UserRefusal INVALID = new UserRefusal.InvalidTotp();

    private final World world = new World();
    private final User user = world.has(aUser().withPassword(world.hasher().hash(PASSWORD)));

    @Test
    void asks_for_no_code_before_the_first_one_was_shown() {
        var session = signIn(null);

        var begun = world.users.setUpTotp.begin(actor(session));

        assertThat(begun.otpauthUri())
                .startsWith("otpauth://totp/Mecene:")
                .contains("%40example.org?secret=" + begun.secret().base32() + "&issuer=Mecene");
        assertThat(signIn(null).user()).isEqualTo(user);
    }

    @Test
    void keeps_the_secret_sealed_and_the_recovery_codes_hashed() {
        var on = isOn();
        var stored = stored();

        assertThat(stored.secret()).startsWith("sealed.").doesNotContain(on.secret.base32());
        assertThat(on.codes).hasSize(10).doesNotHaveDuplicates();
        assertThat(stored.recoveryCodes())
                .containsExactlyInAnyOrderElementsOf(
                        on.codes.stream().map(RecoveryCode::hash).toList());
        assertThat(world.ports().audited(user.id().value()))
                .extracting(AuditLog.Entry::action)
                .containsExactly("second-factor.turn-on");
    }

    @Test
    void needs_the_code_only_after_the_right_password() {
        isOn();

        assertThat(refusalOf(() -> signIn(null))).isEqualTo(REQUIRED);
        assertThat(refusalOf(() -> signIn(" "))).isEqualTo(REQUIRED);
        assertThat(refusalOf(() -> world.users.signIn(user.email(), WRONG, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
    }

    @Test
    void signs_in_with_a_code_that_works_once() {
        var on = isOn();
        world.passes(Duration.ofMinutes(1));
        var code = on.code();

        var signedIn = signIn(code);

        assertThat(proof(signedIn).hasSecondFactor()).isTrue();
        assertThat(refusalOf(() -> signIn(code))).isEqualTo(INVALID);
    }

    @Test
    void lets_one_of_many_use_a_code() {
        var on = isOn();
        world.passes(Duration.ofMinutes(1));

        var results = Race.of(() -> signIn(on.code()));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).allMatch(refusal -> !(refusal instanceof CommonRefusal));
    }

    @Test
    void signs_in_with_a_recovery_code_that_works_once() {
        var code = isOn().codes.getFirst().value();

        assertThat(signIn(code).user()).isEqualTo(user);

        assertThat(refusalOf(() -> signIn(code))).isEqualTo(INVALID);
        assertThat(stored().recoveryCodes()).hasSize(9);
    }

    @Test
    void looks_at_no_code_for_a_while_after_too_many_wrong_ones() {
        var on = isOn();
        for (var i = 0; i < SecondFactor.FREE_FAILURES; i++) {
            assertThat(refusalOf(() -> signIn("nonsense"))).isEqualTo(INVALID);
        }

        assertThat(refusalOf(() -> signIn(on.codes.getFirst().value())))
                .isEqualTo(new UserRefusal.TooManyCodes(Duration.ofMinutes(1)));
        world.passes(Duration.ofMinutes(1));

        assertThat(signIn(on.code()).user()).isEqualTo(user);
    }

    @Test
    void does_not_turn_on_by_a_wrong_code_and_counts_it() {
        var session = signIn(null);
        world.users.setUpTotp.begin(actor(session));

        assertThat(refusalOf(() -> world.users.setUpTotp.confirm(actor(session), "000000x")))
                .isEqualTo(new UserRefusal.WrongCode());

        assertThat(stored().failures()).isEqualTo(1);
        assertThat(signIn(null).user()).isEqualTo(user);
    }

    @Test
    void cannot_be_set_up_twice_nor_confirmed_without_being_begun() {
        var actor = actor(signIn(null));
        assertThat(refusalOf(() -> world.users.setUpTotp.confirm(actor, "000000")))
                .isEqualTo(new CommonRefusal.NotFound(CommonRefusal.Thing.SECOND_FACTOR));
        var on = isOn();

        assertThat(refusalOf(() -> world.users.setUpTotp.begin(actor)))
                .isEqualTo(new UserRefusal.SecondFactorOn());
        assertThat(refusalOf(() -> world.users.setUpTotp.confirm(actor, on.code())))
                .isEqualTo(new UserRefusal.SecondFactorOn());
    }

    @Test
    void is_removed_by_a_code_only() {
        var on = isOn();
        var actor = world.as(user);

        assertThat(refusalOf(() -> world.users.setUpTotp.remove(actor, "nonsense")))
                .isEqualTo(new UserRefusal.WrongCode());
        world.users.setUpTotp.remove(actor, on.codes.getFirst().value());
        world.users.setUpTotp.remove(actor, "nonsense");

        assertThat(signIn(null).user()).isEqualTo(user);
    }

    @Test
    void carries_the_proof_over_a_refresh_with_its_age() {
        var first = signIn(null);
        world.passes(Duration.ofMinutes(4));
        assertThat(isFresh(first)).isTrue();

        var refreshed = world.users.refreshSession.handle(first.refreshToken());
        world.passes(Duration.ofMinutes(1));

        assertThat(isFresh(refreshed)).isFalse();
    }

    @Test
    void steps_up_by_the_password_where_there_is_no_second_factor() {
        var old = signIn(null);
        world.passes(Duration.ofMinutes(10));
        assertThat(refusalOf(() -> requireFresh(old))).isEqualTo(new UserRefusal.StepUpRequired());

        var token = world.users.stepUp.handle(actor(old), PASSWORD, null);

        world.users.checkProof.requireFresh(actor(old), token);
        assertThat(isFresh(old)).isFalse();
        assertThat(isFresh(world.users.refreshSession.handle(old.refreshToken()))).isTrue();
    }

    @Test
    void steps_up_by_a_code_where_there_is_a_second_factor() {
        var on = isOn();
        world.passes(Duration.ofMinutes(1));
        var session = signIn(on.code());
        world.passes(Duration.ofMinutes(10));

        assertThat(refusalOf(() -> world.users.stepUp.handle(actor(session), PASSWORD, null)))
                .isEqualTo(REQUIRED);
        var token = world.users.stepUp.handle(actor(session), null, on.code());

        world.users.checkProof.requireFresh(actor(session), token);
    }

    @Test
    void does_not_step_up_by_nothing_or_by_a_wrong_password() {
        var actor = actor(signIn(null));

        assertThat(fieldErrorOf(() -> world.users.stepUp.handle(actor, null, null)))
                .isEqualTo(new FieldError("password", FieldError.Code.REQUIRED));
        assertThat(refusalOf(() -> world.users.stepUp.handle(actor, WRONG, null)))
                .isEqualTo(new UserRefusal.InvalidCredentials());
    }

    @Test
    void ends_the_sessions_that_were_opened_before_the_second_factor() {
        var before = signIn(null);
        isOn();

        assertThat(world.users.authenticate.handle(before.accessToken())).isEmpty();
    }

    @Test
    void lets_administrators_act_only_with_a_second_factor_when_the_settings_say_so() {
        var admin = world.has(anAdmin().withPassword(world.hasher().hash(PASSWORD)));
        var session = world.users.signIn(admin.email(), PASSWORD, null);
        requireSecondFactor(session);
        administratorsNeedSecondFactor();

        assertThat(refusalOf(() -> requireSecondFactor(session)))
                .isEqualTo(new UserRefusal.SecondFactorRequired());
        turnOn(session);
        requireSecondFactor(session);
        requireSecondFactor(world.users.refreshSession.handle(session.refreshToken()));
        requireSecondFactor(signIn(null));
    }

    private void administratorsNeedSecondFactor() {
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
    }

    private void requireSecondFactor(SignedIn session) {
        world.users.checkProof.requireSecondFactorOfAdministrators(
                actor(session), session.accessToken());
    }

    private void requireFresh(SignedIn session) {
        world.users.checkProof.requireFresh(actor(session), session.accessToken());
    }

    private boolean isFresh(SignedIn session) {
        try {
            requireFresh(session);
            return true;
        } catch (Refused _) {
            return false;
        }
    }

    private On isOn() {
        return turnOn(signIn(null));
    }

    private On turnOn(SignedIn session) {
        var secret = world.users.setUpTotp.begin(actor(session)).secret();
        var codes = world.users.setUpTotp.confirm(actor(session), secret.codeAt(world.now()));
        return new On(secret, codes);
    }

    /// Somebody's authenticator application, and the codes that they wrote down.
    private final class On {
        private final TotpSecret secret;
        private final List<RecoveryCode> codes;

        private On(TotpSecret secret, List<RecoveryCode> codes) {
            this.secret = secret;
            this.codes = codes;
        }

        private String code() {
            return secret.codeAt(world.now());
        }
    }

    private SignedIn signIn(@Nullable String code) {
        return world.users.signIn.handle(
                user.email(), PASSWORD, new SignIn.Shown(code, null, null));
    }

    private Actor actor(SignedIn session) {
        return world.users.authenticate.handle(session.accessToken()).orElseThrow();
    }

    private Proof proof(SignedIn session) {
        return world.accessTokens().verify(session.accessToken()).orElseThrow().proof();
    }

    private SecondFactor stored() {
        return world.inTransaction(() -> world.ports().secondFactors().findForUpdate(user.id()))
                .orElseThrow();
    }
}

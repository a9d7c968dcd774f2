package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.TotpSecret;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TotpTest {
    private static final String PASSWORD = "correct horse";

    private final RestWorld world = RestWorld.start();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void turns_the_second_factor_on_and_asks_for_it() {
        var user = hasUser();
        var token = world.tokenOf(user);
        var begun = world.call("/api/me/totp").by(token).post();
        var secret = new TotpSecret(begun.at("/secret"));

        var codes = confirm(token, secret);
        var without = login(user, null);
        var wrong = login(user, "000000x");
        var right = login(user, codes.at("/recoveryCodes/0"));

        assertThat(begun.at("/otpauthUri")).startsWith("otpauth://totp/Mecene:");
        assertThat(codes.json().at("/recoveryCodes")).hasSize(10);
        assertThat(without.status()).isEqualTo(401);
        assertThat(without.at("/code")).isEqualTo("totp_required");
        assertThat(wrong.at("/code")).isEqualTo("invalid_totp");
        assertThat(right.status()).isEqualTo(200);
    }

    @Test
    void says_how_long_to_wait_after_too_many_wrong_codes() {
        var user = hasUser();
        turnOn(user);
        for (var i = 0; i < 5; i++) {
            login(user, "nonsense");
        }

        var refused = login(user, "nonsense");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.at("/code")).isEqualTo("too_many_codes");
        assertThat(refused.header("Retry-After")).isEqualTo("60");
    }

    @Test
    void removes_the_second_factor_by_a_code() {
        var user = hasUser();
        var recovery = turnOn(user);
        var token = world.tokenOf(user);

        var wrong = remove(token, "nonsense");
        var right = remove(token, recovery);

        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.at("/code")).isEqualTo("wrong_code");
        assertThat(wrong.at("/errors/0/field")).isEqualTo("code");
        assertThat(right.status()).isEqualTo(204);
        assertThat(login(user, null).status()).isEqualTo(200);
    }

    @Test
    void wants_a_fresh_sign_in_before_a_second_factor_is_begun() {
        var user = hasUser();
        var old = world.tokenOf(user);
        world.ports().clock().advance(Duration.ofMinutes(11));

        var refused = world.call("/api/me/totp").by(old).post();
        var fresh =
                world.call("/api/auth/step-up")
                        .by(old)
                        .post("{\"password\": \"%s\"}".formatted(PASSWORD));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("step_up_required");
        assertThat(world.call("/api/me/totp").by(fresh.at("/accessToken")).post().status())
                .isEqualTo(200);
    }

    @Test
    void refuses_to_step_up_by_nothing_or_by_a_wrong_password() {
        var token = world.tokenOf(hasUser());

        assertThat(world.call("/api/auth/step-up").by(token).post("{}").status()).isEqualTo(422);
        assertThat(
                        world.call("/api/auth/step-up")
                                .by(token)
                                .post("{\"password\": \"battery staple\"}")
                                .at("/code"))
                .isEqualTo("invalid_credentials");
    }

    @Test
    void lets_administrators_without_a_second_factor_do_no_more_than_others_anywhere() {
        try (var strict = RestWorld.start()) {
            var admin = strict.has(anAdmin());
            var token = strict.tokenOf(admin);
            var draft = strict.has(aCampaign().by(strict.has(aUser())).in(CampaignStatus.DRAFT));
            var path = "/api/campaigns/" + draft.id();
            var before = strict.call(path).by(token).get();
            var settings = strict.call("/api/admin/settings").by(token).get().text();

            strict.call("/api/admin/settings")
                    .by(token)
                    .put(
                            settings.replace(
                                    "\"administratorsNeedSecondFactor\":false",
                                    "\"administratorsNeedSecondFactor\":true"))
                    .has(200);

            assertThat(before.status()).isEqualTo(200);
            assertThat(strict.call(path).by(token).get().status()).isEqualTo(404);
        }
    }

    @Test
    void keeps_administrators_without_a_second_factor_out_when_the_settings_say_so() {
        try (var strict = RestWorld.start()) {
            var admin = strict.has(anAdmin());
            var token = strict.tokenOf(admin);
            var settings = strict.call("/api/admin/settings").by(token).get();
            var body =
                    settings.text()
                            .replace(
                                    "\"administratorsNeedSecondFactor\":false",
                                    "\"administratorsNeedSecondFactor\":true");

            var replaced = strict.call("/api/admin/settings").by(token).put(body);
            var refused = strict.call("/api/admin/settings").by(token).get();
            var begun = strict.call("/api/me/totp").by(token).post();
            var secret = new TotpSecret(begun.at("/secret"));
            var code = secret.codeAt(strict.ports().clock().instant());
            strict.call("/api/me/totp/confirm")
                    .by(token)
                    .post("{\"code\": \"%s\"}".formatted(code));

            assertThat(replaced.status()).isEqualTo(200);
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.at("/code")).isEqualTo("second_factor_required");
            assertThat(strict.call("/api/admin/settings").by(token).get().status()).isEqualTo(200);
        }
    }

    private User hasUser() {
        return world.has(aUser().withPassword(world.hasher().hash(new Password(PASSWORD))));
    }

    private String turnOn(User user) {
        var token = world.tokenOf(user);
        var begun = world.call("/api/me/totp").by(token).post();
        return confirm(token, new TotpSecret(begun.at("/secret"))).at("/recoveryCodes/0");
    }

    private Answer confirm(String token, TotpSecret secret) {
        var code = secret.codeAt(world.ports().clock().instant());
        return world.call("/api/me/totp/confirm")
                .by(token)
                .post("{\"code\": \"%s\"}".formatted(code));
    }

    private Answer remove(String token, String code) {
        return world.call("/api/me/totp").by(token).delete("{\"code\": \"%s\"}".formatted(code));
    }

    private Answer login(User user, @Nullable String totp) {
        var shown = totp == null ? "null" : "\"" + totp + "\"";
        return world.call("/api/auth/login")
                .post(
                        "{\"email\": \"%s\", \"password\": \"%s\", \"totp\": %s}"
                                .formatted(user.email().value(), PASSWORD, shown));
    }
}

package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.TotpSecret;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class SessionTest {
    private static final String LOGIN =
            "{\"email\": \"awa@example.org\", \"password\": \"correct horse\"}";

    @AutoClose private final RestWorld world = RestWorld.start();

    private final User user =
            world.has(
                    aUser().withEmail("awa@example.org")
                            .withPassword(world.hasher().hash(new Password("correct horse"))));

    @Test
    void lists_devices_and_signs_one_out() {
        var here = login("curl/8.5").at("/accessToken");
        var there = login("Mozilla/5.0 (iPhone) Safari/604.1").at("/accessToken");

        var listed = world.call("/api/me/sessions").by(here).get().has(200);
        var id = idOf(listed, "Safari, iOS");

        assertThat(listed.json().at("/items")).hasSize(2);
        assertThat(listed.json().findValuesAsText("place")).containsOnly("127.0.0.0/24");
        assertThat(listed.json().findValuesAsText("current"))
                .containsExactlyInAnyOrder("true", "false");
        world.call("/api/me/sessions/" + id).by(here).delete().has(204);
        world.call("/api/me/sessions/" + id).by(here).delete().has(204);
        world.call("/api/me").by(there).get().isProblem(401, "invalid_token");
        world.call("/api/me").by(here).get().has(200);
    }

    @Test
    void signs_all_others_out() {
        var here = login("curl/8.5").at("/accessToken");
        var there = login("okhttp/5").at("/accessToken");

        world.call("/api/me/sessions").by(here).delete().has(204);

        world.call("/api/me").by(there).get().isProblem(401, "invalid_token");
        world.call("/api/me").by(here).get().has(200);
    }

    @Test
    void changes_the_password() {
        var here = world.tokenOf(user);
        var body = "{\"currentPassword\": \"%s\", \"newPassword\": \"battery staple\"}";

        world.call("/api/me/password")
                .by(here)
                .put(body.formatted("wrong horse"))
                .isProblem(403, "wrong_password");
        world.call("/api/me/password")
                .by(here)
                .put("{\"currentPassword\": \"x\", \"newPassword\": \"password1\"}")
                .isProblem(422, "validation_failed")
                .names("newPassword", "too_common");
        world.call("/api/me/password").by(here).put(body.formatted("correct horse")).has(204);

        world.call("/api/auth/login").post(LOGIN).isProblem(401, "invalid_credentials");
        world.call("/api/me").by(here).get().has(200);
    }

    @Test
    void changes_the_address_when_the_link_is_used() {
        var here = world.tokenOf(user);
        world.call("/api/me/email")
                .by(here)
                .put("{\"email\": \"awa@elsewhere.example\", \"password\": \"correct horse\"}")
                .isJson(202, "{\"status\": \"verification_sent\"}");

        var confirmed =
                world.call("/api/auth/verify-email")
                        .post("{\"token\": \"%s\"}".formatted(mailedToken()));

        confirmed.has(200);
        assertThat(confirmed.at("/user/email")).isEqualTo("awa@elsewhere.example");
        world.call("/api/me").by(here).get().isProblem(401, "invalid_token");
        world.call("/api/me").by(confirmed.at("/accessToken")).get().has(200);
    }

    @Test
    void changes_the_address_of_an_account_with_a_second_factor_by_a_code_as_well() {
        var here = world.tokenOf(user);
        var begun = world.call("/api/me/totp").by(here).post();
        var code = new TotpSecret(begun.at("/secret")).codeAt(world.ports().clock().instant());
        var codes =
                world.call("/api/me/totp/confirm")
                        .by(here)
                        .post("{\"code\": \"%s\"}".formatted(code));
        world.call("/api/me/email")
                .by(here)
                .put("{\"email\": \"awa@elsewhere.example\", \"password\": \"correct horse\"}");
        var token = mailedToken();

        var without =
                world.call("/api/auth/verify-email").post("{\"token\": \"%s\"}".formatted(token));
        var with =
                world.call("/api/auth/verify-email")
                        .post(
                                "{\"token\": \"%s\", \"totp\": \"%s\"}"
                                        .formatted(token, codes.at("/recoveryCodes/0")));

        without.isProblem(401, "totp_required");
        assertThat(with.has(200).at("/user/email")).isEqualTo("awa@elsewhere.example");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.0/24",
        "2001:db8:1:2:3:4:5:6, 2001:db8:1::/48",
        "::1, 0::/48"
    })
    void keeps_the_network_and_not_the_address(String address, String place)
            throws UnknownHostException {
        assertThat(Place.of(InetAddress.getByName(address))).isEqualTo(place);
    }

    private Answer login(String device) {
        return world.call("/api/auth/login").header("User-Agent", device).post(LOGIN).has(200);
    }

    private static String idOf(Answer listed, String device) {
        for (var item : listed.json().at("/items")) {
            if (item.path("device").asText().equals(device)) {
                return item.path("id").asText();
            }
        }
        return "none";
    }

    private String mailedToken() {
        var content = world.ports().mailQueue().unsent().toList().getLast().content();
        return content instanceof MailContent.ConfirmAddress(_, var secretName)
                ? new FakeMailSecrets().of(secretName)
                : "none";
    }
}

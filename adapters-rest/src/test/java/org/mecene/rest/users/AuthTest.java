package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Password;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class AuthTest {
    private static final String SIGN_UP =
            """
            {"email": "Awa@Example.org", "password": "correct horse", "displayName": "Awa Ndiaye",
             "handle": "awa"}
            """;
    private static final String LOGIN =
            """
            {"email": "awa@example.org", "password": "correct horse"}
            """;

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void signs_up_verifies_and_signs_in() {
        world.call("/api/users").post(SIGN_UP).isJson(202, "{\"status\": \"verification_sent\"}");
        world.call("/api/auth/login").post(LOGIN).isProblem(401, "invalid_credentials");

        var verified = verify();
        var login = world.call("/api/auth/login").post(LOGIN);

        var id = verified.at("/user/id");
        assertThat(verified.header("Location")).isEqualTo("https://api.example/api/users/" + id);
        assertThat(verified.header("Cache-Control")).isEqualTo("no-store");
        login.isJson(
                200,
                """
                {
                  "accessToken": "%s",
                  "tokenType": "Bearer",
                  "expiresIn": 900,
                  "refreshToken": "%s",
                  "deviceToken": "%s",
                  "user": {
                    "id": "%s",
                    "handle": "awa",
                    "displayName": "Awa Ndiaye",
                    "bio": null,
                    "avatarUrl": null,
                    "avatarMediaId": null,
                    "locale": "en",
                    "country": null,
                    "email": "awa@example.org",
                    "emailVerified": true,
                    "hasPassword": true,
                    "roles": ["subscriber"],
                    "createdAt": "2026-03-01T09:00:00.123456Z"
                  }
                }
                """
                        .formatted(
                                login.at("/accessToken"),
                                login.at("/refreshToken"),
                                login.at("/deviceToken"),
                                id));
        world.call("/api/me").by(login.at("/accessToken")).get().has(200);
    }

    @Test
    void spares_the_owner_of_a_device_the_waits_that_strangers_cause() {
        world.call("/api/users").post(SIGN_UP).has(202);
        var token = verify().at("/deviceToken");
        for (var n = 0; n < 10; n++) {
            world.call("/api/auth/login").post(LOGIN.replace("horse", "cow")).has(401);
        }

        world.call("/api/auth/login").post(LOGIN).isProblem(429, "too_many_requests");
        var known = LOGIN.replaceFirst("}\\s*$", ", \"deviceToken\": \"" + token + "\"}");
        var login = world.call("/api/auth/login").post(known).has(200);

        var refreshed =
                world.call("/api/auth/refresh")
                        .post("{\"refreshToken\": \"" + login.at("/refreshToken") + "\"}")
                        .has(200);
        assertThat(refreshed.at("/deviceToken")).isNotEmpty();
    }

    @Test
    @Rule("I4")
    void answers_a_taken_address_like_a_free_one() {
        world.has(aUser().withEmail("awa@example.org"));

        var taken = world.call("/api/users").post(SIGN_UP);

        taken.isJson(202, "{\"status\": \"verification_sent\"}");
    }

    @Test
    @Rule("I4")
    void answers_a_wrong_password_like_an_unknown_address() {
        var hash = world.hasher().hash(Password.chosen("another password"));
        world.has(aUser().withEmail("awa@example.org").withPassword(hash));

        var wrong = world.call("/api/auth/login").post(LOGIN);
        var unknown = world.call("/api/auth/login").post(LOGIN.replace("awa@", "nobody@"));

        wrong.isProblem(401, "invalid_credentials");
        unknown.isProblem(401, "invalid_credentials");
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(wrong.text().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(unknown.text().replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }

    @Test
    void tells_somebody_who_is_shut_out_only_when_the_password_is_right() {
        var hash = world.hasher().hash(Password.chosen("correct horse"));
        world.has(aUser().withEmail("awa@example.org").withPassword(hash).banned());

        world.call("/api/auth/login").post(LOGIN).isProblem(403, "account_banned");
        world.call("/api/auth/login")
                .post(LOGIN.replace("horse", "donkey"))
                .isProblem(401, "invalid_credentials");
    }

    @Test
    void says_when_too_many_passwords_are_derived() {
        world.hasher().becomeBusy();

        var answer = world.call("/api/auth/login").post(LOGIN);

        answer.isProblem(503, "busy");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void refuses_a_taken_handle() {
        world.has(aUser().withHandle("awa"));

        world.call("/api/users").post(SIGN_UP).isProblem(409, "handle_taken");
        world.call("/api/users")
                .post(SIGN_UP.replace("\"awa\"", "\"a-w-a\""))
                .isProblem(409, "handle_taken");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', email, required",
        "'{}', password, required",
        "'{}', displayName, required",
        "'{\"email\":\"nobody\"}', email, invalid",
        "'{\"password\":\"short\"}', password, too_short",
        "'{\"displayName\":\"  \"}', displayName, required",
        "'{\"displayName\":\"a\\u202eb\"}', displayName, control_characters",
        "'{\"handle\":\"a\"}', handle, too_short",
        "'{\"handle\":\"admin\"}', handle, reserved",
        "'{\"handle\":\"é\u00e9é\"}', handle, invalid",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        world.call("/api/users").post(body).isProblem(422, "validation_failed").names(field, code);
    }

    @Test
    void tells_all_that_is_wrong_at_once_in_the_language_that_is_asked_for() {
        var answer =
                world.call("/api/users")
                        .header("Accept-Language", "fr-SN, en;q=0.5")
                        .post("{\"email\": \"nobody\", \"password\": \"short\"}");

        answer.isProblem(422, "validation_failed");
        assertThat(answer.header("Content-Language")).isEqualTo("fr");
        assertThat(answer.at("/title")).isEqualTo("Non valide");
        assertThat(answer.json().at("/errors").toPrettyString())
                .isEqualToNormalizingNewlines(
                        """
                        [ {
                          "field" : "email",
                          "code" : "invalid",
                          "message" : "Cette valeur n’a pas la bonne forme."
                        }, {
                          "field" : "password",
                          "code" : "too_short",
                          "message" : "Au moins 8 caractères."
                        }, {
                          "field" : "displayName",
                          "code" : "required",
                          "message" : "Ce champ est nécessaire."
                        } ]\
                        """);
    }

    @Test
    void takes_a_link_once() {
        world.call("/api/users").post(SIGN_UP);
        var token = mailedToken();

        world.call("/api/auth/verify-email").post(token).has(201);
        world.call("/api/auth/verify-email").post(token).isProblem(400, "invalid_link");
    }

    @Test
    void sends_the_link_again_and_answers_everybody_the_same() {
        world.call("/api/users").post(SIGN_UP);

        var known = world.call("/api/auth/verify-email/resend").post(email("awa@example.org"));
        var unknown = world.call("/api/auth/verify-email/resend").post(email("bo@example.org"));

        known.isJson(202, "{\"status\": \"verification_sent\"}");
        unknown.isJson(202, "{\"status\": \"verification_sent\"}");
    }

    @Test
    @Rule("I6")
    void spends_a_refresh_token_once() {
        var first = signedUp();

        var second = refresh(first.at("/refreshToken"));
        var third = refresh(second.at("/refreshToken"));
        var reused = refresh(first.at("/refreshToken"));

        second.has(200);
        third.has(200);
        reused.isProblem(401, "invalid_refresh_token");
        refresh(third.at("/refreshToken")).isProblem(401, "invalid_refresh_token");
        world.call("/api/me").by(third.at("/accessToken")).get().isProblem(401, "invalid_token");
    }

    @Test
    void signs_out() {
        var signedIn = signedUp();
        var token = "{\"refreshToken\": \"%s\"}".formatted(signedIn.at("/refreshToken"));

        var once = world.call("/api/auth/logout").post(token);
        var twice = world.call("/api/auth/logout").post(token);

        once.has(204);
        twice.has(204);
        assertThat(once.text()).isEmpty();
        world.call("/api/me").by(signedIn.at("/accessToken")).get().isProblem(401, "invalid_token");
    }

    @Test
    void takes_a_second_factor_field() {
        world.call("/api/auth/login")
                .post(LOGIN.replace("}", ", \"totp\": \"123456\"}"))
                .isProblem(401, "invalid_credentials");
    }

    @Test
    void publishes_the_keys() {
        var keys = world.call("/.well-known/jwks.json").get();

        keys.isJson(200, "{\"keys\": []}");
        assertThat(keys.header("Cache-Control")).isEqualTo("public, max-age=300");
    }

    private Answer signedUp() {
        world.call("/api/users").post(SIGN_UP);
        return verify();
    }

    private Answer verify() {
        return world.call("/api/auth/verify-email").post(mailedToken()).has(201);
    }

    private Answer refresh(String token) {
        return world.call("/api/auth/refresh").post("{\"refreshToken\": \"%s\"}".formatted(token));
    }

    private static String email(String address) {
        return "{\"email\": \"%s\"}".formatted(address);
    }

    private String mailedToken() {
        var mail = world.ports().mailQueue().lease(10, Duration.ofMinutes(1)).getLast();
        assertThat(mail.content()).isInstanceOf(MailContent.VerifyAddress.class);
        var secretName = ((MailContent.VerifyAddress) mail.content()).secretName();
        return "{\"token\": \"%s\"}".formatted(new FakeMailSecrets().of(secretName));
    }
}

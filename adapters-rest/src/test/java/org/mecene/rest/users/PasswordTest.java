package org.mecene.rest.users;

import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Password;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class PasswordTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    private final User user =
            world.has(
                    aUser().withEmail("awa@example.org")
                            .withPassword(world.hasher().hash(new Password("correct horse"))));

    @Test
    @Rule("I4")
    void answers_the_same_for_an_unknown_address() {
        var known = forget("awa@example.org");
        var unknown = forget("nobody@example.org");

        known.isJson(202, "{\"status\": \"reset_sent\"}");
        unknown.isJson(202, "{\"status\": \"reset_sent\"}");
    }

    @Test
    @Rule("I5")
    void resets_the_password_and_ends_the_sessions() {
        var token = world.tokenOf(user);
        forget("awa@example.org");
        var body = "{\"token\": \"%s\", \"password\": \"battery staple\"}".formatted(mailedToken());

        world.call("/api/auth/password/reset").post(body).has(204);

        world.call("/api/me").by(token).get().isProblem(401, "invalid_token");
        world.call("/api/auth/login")
                .post("{\"email\": \"awa@example.org\", \"password\": \"battery staple\"}")
                .has(200);
        world.call("/api/auth/password/reset").post(body).isProblem(400, "invalid_link");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', token, required",
        "'{}', password, required",
        "'{\"password\": \"short\"}', password, too_short",
        "'{\"password\": \"Password123\"}', password, too_common",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        world.call("/api/auth/password/reset")
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    void takes_a_link_for_another_purpose_for_none() {
        world.call("/api/users")
                .post(
                        """
                        {"email": "new@example.org", "password": "correct horse", "displayName": "N"}
                        """);
        var content = world.ports().mailQueue().unsent().toList().getLast().content();
        var token =
                content instanceof MailContent.VerifyAddress(_, var secretName)
                        ? new FakeMailSecrets().of(secretName)
                        : "none";

        world.call("/api/auth/password/reset")
                .post("{\"token\": \"%s\", \"password\": \"battery staple\"}".formatted(token))
                .isProblem(400, "invalid_link");
    }

    private Answer forget(String email) {
        var answer =
                world.call("/api/auth/password/forgot")
                        .post("{\"email\": \"%s\"}".formatted(email));
        world.settle();
        return answer;
    }

    private String mailedToken() {
        var content = world.ports().mailQueue().unsent().toList().getLast().content();
        return content instanceof MailContent.ResetPassword(_, var secretName)
                ? new FakeMailSecrets().of(secretName)
                : "none";
    }
}

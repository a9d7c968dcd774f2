package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// Somebody forgets, changes and guards what they sign in with.
final class CredentialsJourneyTest extends ServerTest {
    private static final String OTHER = "four other plain words";

    @Test
    @Rule({"I4", "I5"})
    void resets_a_forgotten_password_by_mail() {
        var person = server().person("forgetful");
        var unknown = forget("nobody.at.all@example.org");
        var known = forget(person.email());

        var token = mailedToken(person.email(), "/reset-password?token=");
        var reset = reset(token);

        assertThat(known.json()).isEqualTo(unknown.json());
        assertThat(reset.status()).isEqualTo(204);
        assertThat(reset(token).status()).isEqualTo(400);
        assertThat(person.api().get("/api/me").status()).isEqualTo(401);
        assertThat(login(person.email(), person.password()).status()).isEqualTo(401);
        login(person.email(), OTHER).is(200);
        await().atMost(RunningServer.SOON)
                .until(() -> subjects(person.email()).contains("Your password was changed"));
    }

    @Test
    @Rule("I7")
    void moves_to_another_address_when_it_is_confirmed() {
        var person = server().person("mover");
        var elsewhere = "new." + person.email();
        var wish =
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(elsewhere, person.password());
        person.api().put("/api/me/email", wish).is(202);

        var token = mailedToken(elsewhere, "/verify-email?token=");
        var confirmed =
                server().api()
                        .post("/api/auth/verify-email", "{\"token\": \"%s\"}".formatted(token))
                        .is(200);

        assertThat(confirmed.at("/user/email").asText()).isEqualTo(elsewhere);
        assertThat(login(person.email(), person.password()).status()).isEqualTo(401);
        login(elsewhere, person.password()).is(200);
        await().atMost(RunningServer.SOON)
                .until(() ->
                        subjects(person.email()).contains("Your address is about to change")
                                && subjects(person.email()).contains("Your address was changed"));
    }

    private Api.Answer forget(String email) {
        return server().api()
                .post("/api/auth/password/forgot", "{\"email\": \"%s\"}".formatted(email));
    }

    private Api.Answer reset(String token) {
        return server().api()
                .post(
                        "/api/auth/password/reset",
                        "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, OTHER));
    }

    private Api.Answer login(String email, String password) {
        return server().api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private String subjects(String email) {
        return server().mails(email).findValuesAsText("subject").toString();
    }

    /// The secret in the newest link of a kind.
    private String mailedToken(String email, String kind) {
        return await().atMost(RunningServer.SOON)
                .until(() -> findToken(email, kind), token -> !token.isEmpty());
    }

    private String findToken(String email, String kind) {
        for (var mail : server().mails(email)) {
            for (var link : mail.get("links")) {
                var at = link.asText().indexOf(kind);
                if (at >= 0) {
                    return link.asText().substring(at + kind.length());
                }
            }
        }
        return "";
    }
}

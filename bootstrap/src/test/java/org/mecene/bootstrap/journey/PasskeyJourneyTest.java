package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.testkit.Rule;

/// Somebody signs in with a passkey, on any node.
final class PasskeyJourneyTest extends ServerTest {
    private static final String LOGIN = "/api/auth/passkeys/login";
    private static final String REGISTRATION = "/api/auth/passkeys/registration";
    private static final String STEP_UP = "/api/auth/passkeys/step-up";

    @Test
    @Rule("T4")
    void adds_a_passkey_signs_in_with_it_elsewhere_and_is_told() throws ParseException {
        var person = server().person("key");
        var device = device();
        add(person.api(), device).is(201);

        JsonNode signedIn;
        try (var second = server().secondNode()) {
            var challenge = challenge(server().api(), LOGIN);
            signedIn = answer(second.api(), LOGIN, device, challenge).is(200);
            answer(server().api(), LOGIN, device, challenge).is(401);
        }

        var claims = SignedJWT.parse(signedIn.get("accessToken").asText()).getJWTClaimsSet();
        assertThat(signedIn.at("/user/id").asText()).isEqualTo(person.id());
        assertThat(claims.getStringListClaim("amr")).contains("pop", "mfa");
        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(server().mails(person.email()).toString())
                                .contains("A passkey was added to your account"));
    }

    @Test
    void refuses_a_copy_of_an_authenticator() {
        var person = server().person("copied");
        var device = device().counting(10);
        add(person.api(), device).is(201);
        answer(server().api(), LOGIN, device, challenge(server().api(), LOGIN)).is(200);

        var refused =
                answer(
                        server().api(),
                        LOGIN,
                        device.counting(11),
                        challenge(server().api(), LOGIN));

        assertThat(refused.is(401).get("code").asText()).isEqualTo("invalid_passkey");
        answer(server().api(), LOGIN, device.counting(12), challenge(server().api(), LOGIN))
                .is(200);
    }

    @Test
    void steps_up_by_a_passkey() {
        var person = server().person("steps");
        var device = device();
        add(person.api(), device).is(201);
        server().advance("PT11M");

        var refused = person.api().post(REGISTRATION + "/options");
        var fresh = answer(person.api(), STEP_UP, device, challenge(person.api(), STEP_UP)).is(200);

        assertThat(refused.is(403).get("code").asText()).isEqualTo("step_up_required");
        var api = server().api().as(fresh.get("accessToken").asText());
        api.post(REGISTRATION + "/options").is(200);
    }

    @Test
    @Rule("I4")
    void tells_nobody_which_addresses_have_passkeys() {
        var person = server().person("shy");
        var device = device();
        add(person.api(), device).is(201);

        var known = asked(person.email());
        var unknown = asked("nobody@example.org");

        assertThat(known.findValuesAsText("id")).hasSize(10).contains(device.credential());
        assertThat(unknown.findValuesAsText("id")).hasSize(10);
        assertThat(asked("nobody@example.org").get("allowCredentials"))
                .isEqualTo(unknown.get("allowCredentials"));
    }

    @Test
    @Rule("G1")
    void leaves_nothing_of_a_passkey_when_its_owner_leaves_and_says_farewell() {
        var person = server().person("gone");
        var device = device();
        add(person.api(), device).is(201);

        assertThat(person.api().delete("/api/me", password(person)).status()).isEqualTo(204);

        await().atMost(RunningServer.SOON)
                .untilAsserted(() ->
                        assertThat(Rows.tablesWith(server().database(), device.credential()))
                                .isEmpty());
        answer(server().api(), LOGIN, device, challenge(server().api(), LOGIN)).is(401);
    }

    private static EmulatedAuthenticator device() {
        return new EmulatedAuthenticator("localhost", "http://localhost:8080");
    }

    private JsonNode asked(String email) {
        return server().api()
                .post(LOGIN + "/options", "{\"email\": \"%s\"}".formatted(email))
                .is(200);
    }

    private static String challenge(Api api, String ceremony) {
        return api.post(ceremony + "/options").is(200).get("challenge").asText();
    }

    private static Api.Answer answer(
            Api api, String ceremony, EmulatedAuthenticator device, String challenge) {
        var credential = EmulatedAuthenticator.json(device.signs(challenge));
        return api.post(ceremony, "{\"credential\": %s}".formatted(credential));
    }

    private static Api.Answer add(Api api, EmulatedAuthenticator device) {
        var asked = api.post(REGISTRATION + "/options").is(200);
        var creation =
                device.creates(asked.get("challenge").asText(), asked.at("/user/id").asText());
        var credential = EmulatedAuthenticator.json(device.credential(), creation);
        return api.post(
                REGISTRATION, "{\"name\": \"Phone\", \"credential\": %s}".formatted(credential));
    }

    private static String password(Person person) {
        return "{\"password\": \"%s\"}".formatted(person.password());
    }
}

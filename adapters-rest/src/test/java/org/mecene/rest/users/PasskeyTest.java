package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.Passkey;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PasskeyTest {
    private static final String LOGIN = "/api/auth/passkeys/login";
    private static final String REGISTRATION = "/api/auth/passkeys/registration";

    private final RestWorld world = RestWorld.start();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void asks_for_a_passkey_in_the_form_that_browsers_read() {
        var user = world.has(aUser());
        var handle = Passkey.handleOf(user.id());

        var asked = world.call(REGISTRATION + "/options").by(world.tokenOf(user)).post().has(200);

        asked.isJson(
                200,
                """
                {"rp": {"id": "app.example", "name": "Mecene"},
                 "user": {"id": "%s", "name": "%s", "displayName": "%s"},
                 "challenge": "%s",
                 "pubKeyCredParams": [{"type": "public-key", "alg": -8}, {"type": "public-key", "alg": -7},
                                      {"type": "public-key", "alg": -257}],
                 "timeout": 300000, "excludeCredentials": [],
                 "authenticatorSelection": {"residentKey": "required", "requireResidentKey": true,
                                            "userVerification": "required"},
                 "attestation": "none"}\
                """
                        .formatted(
                                handle,
                                user.email().value(),
                                user.profile().displayName(),
                                asked.at("/challenge")));
    }

    @Test
    void adds_a_passkey_and_signs_in_with_it() {
        var user = world.has(aUser());
        var device = device();
        var added = add(user, device, "Phone");

        var asked = world.call(LOGIN + "/options").post();
        var signedIn = login(EmulatedAuthenticator.json(device.signs(asked.at("/challenge"))));

        added.has(201);
        assertThat(added.required("Location")).endsWith("/api/me/passkeys/" + added.at("/id"));
        asked.isJson(
                200,
                """
                {"challenge": "%s", "timeout": 300000, "rpId": "app.example", "allowCredentials": [],
                 "userVerification": "required"}\
                """
                        .formatted(asked.at("/challenge")));
        assertThat(signedIn.has(200).at("/user/id")).isEqualTo(user.id().toString());
        assertThat(signedIn.at("/refreshToken")).isNotBlank();
    }

    @Test
    void lists_renames_and_removes_passkeys() {
        var user = world.has(aUser());
        var token = world.tokenOf(user);
        var id = add(user, device(), "Phone").at("/id");
        add(user, device(), null);
        var own = "/api/me/passkeys/" + id;

        var renamed = world.call(own).by(token).patch("{\"name\": \"Key\"}");
        var kept = world.call(own).by(token).patch("{}");
        var list = world.call("/api/me/passkeys").by(token).get();

        assertThat(renamed.has(200).at("/name")).isEqualTo("Key");
        assertThat(kept.has(200).at("/name")).isEqualTo("Key");
        assertThat(list.json().at("/items")).hasSize(2);
        assertThat(list.json().at("/items/0/lastUsedAt").isNull()).isTrue();
        assertThat(list.at("/items/1/name")).isNotBlank();
        world.call(own).by(token).patch("{\"name\": \"\"}").isProblem(422, "validation_failed");
        assertThat(world.call(own).by(token).delete().status()).isEqualTo(204);
        assertThat(world.call(own).by(token).delete().status()).isEqualTo(204);
        world.call(own).by(token).patch("{\"name\": \"Key\"}").isProblem(404, "not_found");
    }

    @Test
    @Rule("I8")
    void keeps_the_last_credential() {
        var user = world.has(aUser());
        var id = add(user, device(), "Phone").at("/id");

        world.call("/api/me/passkeys/" + id)
                .by(world.tokenOf(user))
                .delete()
                .isProblem(409, "last_credential");
    }

    @Test
    void wants_a_fresh_sign_in_before_one_is_added_or_removed_and_takes_a_passkey_for_it() {
        var user = world.has(aUser());
        var device = device();
        var id = add(user, device, "Phone").at("/id");
        var old = world.tokenOf(user);
        world.ports().clock().advance(Duration.ofMinutes(11));

        world.call(REGISTRATION + "/options").by(old).post().isProblem(403, "step_up_required");
        world.call("/api/me/passkeys/" + id).by(old).delete().isProblem(403, "step_up_required");
        var asked = world.call("/api/auth/passkeys/step-up/options").by(old).post();
        var credential = EmulatedAuthenticator.json(device.signs(asked.at("/challenge")));
        var fresh = world.call("/api/auth/passkeys/step-up").by(old).post(body(credential));

        assertThat(asked.at("/allowCredentials/0/id")).isEqualTo(device.credential());
        world.call(REGISTRATION + "/options").by(fresh.at("/accessToken")).post().has(200);
    }

    @Test
    void refuses_whatever_proves_nothing_alike() {
        var user = world.has(aUser());
        var device = device();
        add(user, device, "Phone");
        var asked = world.call(LOGIN + "/options").post().at("/challenge");
        var good = EmulatedAuthenticator.json(device.signs(asked));

        login(EmulatedAuthenticator.json(device().signs(challenge())))
                .isProblem(401, "invalid_passkey");
        login(EmulatedAuthenticator.json(device.signs("never-asked")))
                .isProblem(401, "invalid_passkey");
        login(good).has(200);
        login(good).isProblem(401, "invalid_passkey");
        login(EmulatedAuthenticator.json(device.at("https://evil.example").signs(challenge())))
                .isProblem(401, "invalid_passkey");
    }

    @Test
    void names_what_is_missing_or_ill_formed() {
        world.call(LOGIN)
                .post("{}")
                .isProblem(422, "validation_failed")
                .names("credential", "required");
        login("{\"id\": \"AAAA\", \"more\": {\"deep\": [1]}}")
                .isProblem(422, "validation_failed")
                .names("credential.response", "required");
        login("{\"id\": \"!\", \"response\": {}}")
                .isProblem(422, "validation_failed")
                .names("credential.id", "invalid");
        world.call(LOGIN)
                .post("{\"credential\": {}, \"isAdmin\": true}")
                .isProblem(400, "unknown_field");
    }

    @Test
    @Rule("I4")
    void answers_for_a_known_and_an_unknown_address_alike() {
        var user = world.has(aUser());
        add(user, device(), "Phone");

        var known = options(user.email().value());
        var unknown = options("nobody@example.org");

        assertThat(known.json().at("/allowCredentials")).hasSize(Passkey.MOST);
        assertThat(unknown.json().at("/allowCredentials")).hasSize(Passkey.MOST);
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(200);
        assertThat(options("nobody").status()).isEqualTo(422);
    }

    private static EmulatedAuthenticator device() {
        return new EmulatedAuthenticator("app.example", RestWorld.ORIGIN);
    }

    private String challenge() {
        return world.call(LOGIN + "/options").post().at("/challenge");
    }

    private Answer options(String email) {
        return world.call(LOGIN + "/options").post("{\"email\": \"%s\"}".formatted(email));
    }

    private Answer add(User user, EmulatedAuthenticator device, @Nullable String name) {
        var token = world.tokenOf(user);
        var asked = world.call(REGISTRATION + "/options").by(token).post();
        var creation = device.creates(asked.at("/challenge"), asked.at("/user/id"));
        var credential = EmulatedAuthenticator.json(device.credential(), creation);
        var named = name == null ? "null" : '"' + name + '"';
        return world.call(REGISTRATION)
                .by(token)
                .post("{\"name\": %s, \"credential\": %s}".formatted(named, credential));
    }

    private Answer login(String credential) {
        return world.call(LOGIN).post(body(credential));
    }

    private static String body(String credential) {
        return "{\"credential\": %s}".formatted(credential);
    }
}

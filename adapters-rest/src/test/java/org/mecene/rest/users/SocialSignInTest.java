package org.mecene.rest.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SocialSignInTest {
    private static final String START =
            "/api/auth/oidc/google/start?returnTo=https%3A%2F%2Fapp.example%2Fback";

    private final RestWorld world = RestWorld.start();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void offers_the_providers_that_are_set_up() {
        world.call("/api/auth/providers")
                .get()
                .isJson(200, "{\"items\": [{\"name\": \"google\", \"label\": \"Fake google\"}]}");
    }

    @Test
    void takes_a_browser_through_the_provider_and_back_without_a_token_in_an_address() {
        world.google().knows("c-1", "s-1", "social1@example.org", true);

        var started = world.call(START).get();
        var finished = callback(started, "c-1");
        var location = finished.required("Location");
        var signedIn = exchange(location).has(200);

        assertThat(started.status()).isEqualTo(303);
        assertThat(started.required("Location")).startsWith("https://google.example/authorize?");
        assertThat(started.required("Set-Cookie"))
                .startsWith("__Host-mecene-sign-in=")
                .contains("Path=/", "HttpOnly", "Secure", "SameSite=Lax", "Max-Age=600");
        assertThat(finished.status()).isEqualTo(303);
        assertThat(location).startsWith("https://app.example/back?code=");
        assertThat(finished.required("Set-Cookie")).contains("Max-Age=0");
        assertThat(signedIn.at("/user/email")).isEqualTo("social1@example.org");
        assertThat(location).doesNotContain(signedIn.at("/accessToken"));
        exchange(location).isProblem(401, "invalid_sign_in_code");
    }

    @Test
    void notes_where_the_session_is_used_from() {
        world.google().knows("c-place", "s-place", "place@example.org", true);
        var location = callback(world.call(START).get(), "c-place").required("Location");

        var token = exchange(location).at("/accessToken");

        assertThat(world.call("/api/me/sessions").by(token).get().at("/items/0/place"))
                .isEqualTo("127.0.0.0/24");
    }

    @Test
    void finishes_nothing_that_another_browser_began() {
        var started = world.call(START).get();
        var state = state(started);

        world.call("/api/auth/oidc/google/callback?code=c&state=" + state)
                .get()
                .isProblem(400, "unknown_sign_in");
        world.call("/api/auth/oidc/google/callback").get().isProblem(400, "unknown_sign_in");
    }

    @Test
    void goes_back_to_no_stranger_and_to_no_unknown_provider() {
        world.call("/api/auth/oidc/google/start?returnTo=https%3A%2F%2Fevil.example")
                .get()
                .isProblem(422, "validation_failed")
                .names("returnTo", "not_allowed_here");
        world.call("/api/auth/oidc/unknown/start").get().isProblem(404, "not_found");
    }

    @Test
    @Rule("I8")
    void shows_and_unlinks_identities_but_not_the_last_credential() {
        world.google().knows("c-2", "s-2", "social2@example.org", true);
        var location = callback(world.call(START).get(), "c-2").required("Location");
        var token = exchange(location).at("/accessToken");

        var identities = world.call("/api/me/identities").by(token).get();
        var last = world.call("/api/me/identities/google").by(token).delete();
        var unknown = world.call("/api/me/identities/facebook").by(token).delete();

        assertThat(identities.at("/items/0/provider")).isEqualTo("google");
        last.isProblem(409, "last_credential");
        assertThat(unknown.status()).isEqualTo(204);
    }

    @Test
    void links_an_identity_for_whoever_began_and_nobody_else() {
        var user = world.has(aUser());
        var token = world.tokenOf(user);
        world.google().knows("c-3", "s-3", null, false);
        var begun =
                world.call("/api/me/identities/google")
                        .by(token)
                        .post("{\"returnTo\": \"https://app.example/settings\"}")
                        .has(200);
        var page = URI.create(begun.at("/url"));

        var started = world.call(page.getRawPath() + "?" + page.getRawQuery()).get();
        var location = callback(started, "c-3").required("Location");
        var code = location.substring(location.indexOf("link=") + "link=".length());
        var body = "{\"code\": \"%s\"}".formatted(code);
        var stranger = world.tokenOf(world.has(aUser()));

        assertThat(location).startsWith("https://app.example/settings?link=");
        world.call("/api/me/identities").by(stranger).post(body).isProblem(400, "unknown_sign_in");
        assertThat(world.call("/api/me/identities").by(token).post(body).at("/items/0/provider"))
                .isEqualTo("google");
        world.call("/api/me/identities").by(token).post(body).isProblem(400, "unknown_sign_in");
    }

    @Test
    void wants_a_fresh_sign_in_before_a_linking_begins() {
        var token = world.tokenOf(world.has(aUser()));
        world.ports().clock().advance(Duration.ofMinutes(11));

        world.call("/api/me/identities/google").by(token).post().isProblem(403, "step_up_required");
    }

    @Test
    void lets_somebody_without_a_password_set_one_and_leave_while_their_sign_in_is_fresh() {
        world.google().knows("c-4", "s-4", "social4@example.org", true);
        var location = callback(world.call(START).get(), "c-4").required("Location");
        var token = exchange(location).at("/accessToken");
        var first = "{\"newPassword\": \"battery staple\"}";
        world.ports().clock().advance(Duration.ofMinutes(11));
        var late = world.call("/api/me/password").by(token).put(first);
        var again = callback(world.call(START).get(), "c-4").required("Location");
        var fresh = exchange(again).at("/accessToken");

        var left = world.call("/api/me").by(fresh).delete();

        late.isProblem(403, "step_up_required");
        assertThat(left.status()).isEqualTo(204);
        var other = world.has(aUser());
        assertThat(world.call("/api/me/password").by(world.tokenOf(other)).put(first).status())
                .isEqualTo(204);
        world.call("/api/me/password")
                .by(world.tokenOf(other))
                .put(first)
                .isProblem(422, "validation_failed")
                .names("currentPassword", "required");
    }

    private Answer callback(Answer started, String code) {
        var cookie = started.required("Set-Cookie");
        return world.call(
                        "/api/auth/oidc/google/callback?code=" + code + "&state=" + state(started))
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .get();
    }

    private Answer exchange(String location) {
        var code = location.substring(location.indexOf("code=") + "code=".length());
        return world.call("/api/auth/oidc/exchange").post("{\"code\": \"%s\"}".formatted(code));
    }

    private static String state(Answer started) {
        var location = started.required("Location");
        return location.substring(location.indexOf("state=") + "state=".length());
    }
}

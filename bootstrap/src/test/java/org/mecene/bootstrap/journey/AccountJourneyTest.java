package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// Somebody signs up, comes back, shows themself, and leaves.
final class AccountJourneyTest extends ServerTest {
    @Test
    @Rule("I4")
    void answers_the_same_whether_an_address_has_an_account_or_not() {
        var known = server().person("coumba");
        var signUp =
                "{\"email\": \"%s\", \"password\": \"another long one\", \"displayName\": \"Someone\"}";

        var taken = server().api().post("/api/users", signUp.formatted(known.email()));
        var free = server().api().post("/api/users", signUp.formatted("nobody.yet@example.org"));
        var wrong = login(known.email(), "not the password");
        var unknown = login("nobody.ever@example.org", "not the password");
        var unverified = login("nobody.yet@example.org", "another long one");

        assertThat(taken.json()).isEqualTo(free.json());
        assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(202);
        assertThat(withoutRequestId(wrong))
                .isEqualTo(withoutRequestId(unknown))
                .isEqualTo(withoutRequestId(unverified));
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void makes_the_account_when_the_link_is_used_and_only_once() {
        var email = "link.used@example.org";
        server().api()
                .post(
                        "/api/users",
                        "{\"email\": \"%s\", \"password\": \"a long password\", \"displayName\": \"Link\"}"
                                .formatted(email))
                .is(202);
        var token = "{\"token\": \"%s\"}".formatted(server().mailedToken(email));

        var first = server().api().post("/api/auth/verify-email", token);
        var second = server().api().post("/api/auth/verify-email", token);

        assertThat(first.is(201).at("/user/emailVerified").asBoolean()).isTrue();
        assertThat(second.status()).isBetween(400, 422);
        login(email, "a long password").is(200);
    }

    @Test
    @Rule("I6")
    void rotates_refresh_tokens_and_ends_the_session_when_a_spent_one_is_shown() {
        var person = server().person("ibrahima");
        var first = person.refreshToken();

        var second = refresh(first).is(200).get("refreshToken").asText();
        var lostAnswer = refresh(first).is(200).get("refreshToken").asText();
        var third = refresh(second).is(200).get("refreshToken").asText();
        var reused = refresh(first);

        assertThat(lostAnswer).isEqualTo(second);
        assertThat(reused.status()).isEqualTo(401);
        assertThat(refresh(third).status()).isEqualTo(401);
        assertThat(person.api().get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void ends_a_session_at_once_when_its_user_signs_out() {
        var person = server().person("aminata");

        var out =
                server().api()
                        .post(
                                "/api/auth/logout",
                                "{\"refreshToken\": \"%s\"}".formatted(person.refreshToken()));

        assertThat(out.status()).isEqualTo(204);
        assertThat(person.api().get("/api/me").status()).isEqualTo(401);
        assertThat(refresh(person.refreshToken()).status()).isEqualTo(401);
    }

    @Test
    @Rule("I9")
    void gives_a_role_that_counts_with_the_token_from_before() {
        var person = server().person("khady");
        var post = "{\"body\": \"Hello\", \"visibility\": \"public\"}";
        var before = person.api().post("/api/posts", post);

        var application =
                person.api()
                        .post("/api/me/creator-application", "{\"motivation\": \"I write.\"}")
                        .is(201);
        var id = application.get("id").asText();
        server().administrator()
                .api()
                .post("/api/admin/creator-applications/%s/approve".formatted(id))
                .is(200);

        assertThat(before.status()).isEqualTo(403);
        person.api().post("/api/posts", post).is(201);
        assertThat(
                        server().api()
                                .get("/api/users/" + person.handle())
                                .is(200)
                                .get("isCreator")
                                .asBoolean())
                .isTrue();
    }

    @Test
    void shows_a_person_without_their_address() {
        var person = server().person("mamadou");
        person.api()
                .patch("/api/me", "{\"bio\": \"Conteur\", \"country\": \"SN\", \"locale\": \"fr\"}")
                .is(200);

        var shown = server().api().get("/api/users/" + person.handle()).is(200);

        assertThat(shown.get("bio").asText()).isEqualTo("Conteur");
        assertThat(shown.toString()).doesNotContain(person.email());
        assertThat(person.api().get("/api/me").is(200).get("email").asText())
                .isEqualTo(person.email());
    }

    @Test
    void publishes_the_keys_by_which_tokens_are_checked_and_nothing_more() {
        var keys = server().api().get("/.well-known/jwks.json").is(200).get("keys");

        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(key.has("d")).isFalse());
    }

    private Api.Answer login(String email, String password) {
        return server().api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    private Api.Answer refresh(String token) {
        return server().api()
                .post("/api/auth/refresh", "{\"refreshToken\": \"%s\"}".formatted(token));
    }

    private static String withoutRequestId(Api.Answer answer) {
        return answer.json().toString().replace(answer.json().get("requestId").asText(), "");
    }
}

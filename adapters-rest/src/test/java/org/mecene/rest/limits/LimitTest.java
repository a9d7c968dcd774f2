package org.mecene.rest.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

/// Limits as clients meet them (security.md I1 to I5, A2, A3).
class LimitTest {
    @AutoClose private final RestWorld world = new RestWorld.Options().behind("127.0.0.1").start();

    @Test
    void tells_how_much_is_left() {
        var answer = signIn("somebody@example.org", "192.0.2.1");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.required("RateLimit-Limit")).isEqualTo("30");
        assertThat(answer.required("RateLimit-Remaining")).isEqualTo("29");
        assertThat(answer.required("RateLimit-Reset")).isEqualTo("2");
        assertThat(answer.required("RateLimit-Policy")).isEqualTo("\"sign-in\";q=30;w=60");
        assertThat(answer.required("RateLimit")).isEqualTo("\"sign-in\";r=29;t=2");
    }

    @Test
    void refuses_an_address_that_guesses_at_many_accounts_and_no_other() {
        IntStream.range(0, 30)
                .forEach(n -> signIn("victim%d@example.org".formatted(n), "192.0.2.1"));

        var refused = signIn("another@example.org", "192.0.2.1");
        var elsewhere = signIn("another@example.org", "192.0.2.2");

        refused.isProblem(429, "too_many_requests");
        assertThat(refused.required("Retry-After")).isEqualTo("2");
        assertThat(refused.required("RateLimit-Remaining")).isEqualTo("0");
        assertThat(elsewhere.status()).isEqualTo(401);
    }

    @Test
    @Rule("I4")
    void refuses_guesses_at_one_account_from_everywhere_whether_there_is_one_or_not() {
        var known = world.has(aUser());

        var answers =
                IntStream.range(0, 12)
                        .mapToObj(n -> signIn(known.email().value(), "192.0.2." + n))
                        .toList();
        var unknown =
                IntStream.range(0, 12)
                        .mapToObj(n -> signIn("nobody@example.org", "198.51.100." + n))
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnly(401, 429).endsWith(429, 429);
        assertThat(answers).filteredOn(answer -> answer.status() == 401).hasSize(10);
        assertThat(unknown)
                .extracting(Answer::status)
                .isEqualTo(answers.stream().map(Answer::status).toList());
        assertThat(withoutId(unknown.getLast())).isEqualTo(withoutId(answers.getLast()));
        assertThat(answers.getLast().required("Retry-After"))
                .isEqualTo(unknown.getLast().required("Retry-After"));
    }

    @Test
    void lets_everybody_in_again_after_a_while_and_disturbs_no_session() {
        var user = world.has(aUser());
        var token = world.tokenOf(user);
        IntStream.range(0, 50).forEach(n -> signIn(user.email().value(), "192.0.2." + n));

        var meanwhile = world.call("/api/me").by(token).get();
        world.ports().clock().advance(Duration.ofSeconds(90));
        var later = signIn(user.email().value(), "203.0.113.1");

        assertThat(meanwhile.status()).isEqualTo(200);
        assertThat(later.status()).isEqualTo(401);
    }

    @Test
    void counts_a_site_with_many_addresses_as_one() {
        IntStream.range(0, 30)
                .forEach(n -> signIn("v%d@example.org".formatted(n), "2001:db8:1:2::" + n));

        assertThat(signIn("w@example.org", "2001:db8:1:2:ffff::1").status()).isEqualTo(429);
        assertThat(signIn("w@example.org", "2001:db8:1:3::1").status()).isEqualTo(401);
    }

    @Test
    @Rule("I11")
    void counts_the_network_around_many_sites() {
        IntStream.range(0, 300)
                .forEach(n ->
                        signIn(
                                "victim%d@example.org".formatted(n),
                                "2001:db8:1:%x::1".formatted(n / 20)));

        var around = signIn("another@example.org", "2001:db8:1:ffff::1");
        var elsewhere = signIn("another@example.org", "2001:db8:2::1");

        around.isProblem(429, "too_many_requests");
        assertThat(around.required("RateLimit-Policy")).startsWith("\"sign-in-network\"");
        assertThat(elsewhere.status()).isEqualTo(401);
    }

    @Test
    void says_of_a_wait_of_an_account_nothing_that_another_bucket_has_left() {
        IntStream.range(0, 10).forEach(n -> signIn("somebody@example.org", "192.0.2." + n));

        var refused = signIn("somebody@example.org", "192.0.2.99");

        assertThat(refused.required("Retry-After")).isEqualTo("30");
        assertThat(refused.header("RateLimit-Remaining")).isNull();
    }

    @Test
    void refuses_before_it_reads_a_body() {
        IntStream.range(0, 30).forEach(n -> signIn("v%d@example.org".formatted(n), "192.0.2.1"));

        var answer =
                world.call("/api/auth/login")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .post("{no json");

        answer.isProblem(429, "too_many_requests");
    }

    @Test
    void limits_mails_to_one_address_whoever_asks_for_them() {
        var statuses =
                IntStream.range(0, 8)
                        .mapToObj(n ->
                                world.call("/api/auth/verify-email/resend")
                                        .header("X-Forwarded-For", "192.0.2." + n)
                                        .post("{\"email\": \"flooded@example.org\"}")
                                        .status())
                        .toList();

        assertThat(statuses).containsExactly(202, 202, 202, 202, 202, 202, 429, 429);
    }

    @Test
    void limits_the_mails_of_forgotten_passwords_for_known_and_unknown_addresses_alike() {
        var known = world.has(aUser()).email().value();

        assertThat(forget(known)).isEqualTo(forget("nobody@example.org")).endsWith(202, 429, 429);
    }

    @Test
    void limits_guesses_at_the_secrets_of_mails() {
        var answer =
                world.call("/api/auth/password/reset")
                        .post("{\"token\": \"guessed\", \"password\": \"long enough to pass\"}");

        assertThat(answer.required("RateLimit-Policy")).isEqualTo("\"mailed-token\";q=30;w=60");
    }

    @Test
    void counts_wrong_passwords_of_those_who_step_up() {
        var token = world.tokenOf(world.has(aUser()));

        var statuses =
                IntStream.range(0, 31)
                        .mapToObj(_ ->
                                world.call("/api/auth/step-up")
                                        .by(token)
                                        .post("{\"password\": \"wrong but long enough\"}")
                                        .status())
                        .toList();

        assertThat(statuses).containsOnly(401, 429).endsWith(429);
    }

    @Test
    void limits_sign_ins_with_a_provider() {
        var started = world.call("/api/auth/oidc/google/start").get();
        var exchanged = world.call("/api/auth/oidc/exchange").post("{\"code\": \"guessed\"}");

        assertThat(started.status()).isEqualTo(303);
        assertThat(started.required("RateLimit-Policy")).isEqualTo("\"guest\";q=300;w=60");
        assertThat(exchanged.required("RateLimit-Policy")).isEqualTo("\"provider\";q=30;w=60");
    }

    @Test
    void counts_members_by_themselves_and_has_a_limit_where_nobody_thought_of_one() {
        var one = world.tokenOf(world.has(aUser()));
        var other = world.tokenOf(world.has(aUser()));

        var first = world.call("/api/me").by(one).patch("{}");
        var second = world.call("/api/me").by(one).patch("{}");
        var others = world.call("/api/me").by(other).patch("{}");

        assertThat(first.required("RateLimit-Policy")).isEqualTo("\"writing\";q=120;w=60");
        assertThat(second.required("RateLimit-Remaining")).isEqualTo("118");
        assertThat(others.required("RateLimit-Remaining")).isEqualTo("119");
    }

    @Test
    void leaves_reading_alone_but_for_searches() {
        assertThat(world.call("/api/campaigns").get().header("RateLimit-Limit")).isNull();
        assertThat(world.call("/api/campaigns?q=water").get().required("RateLimit-Limit"))
                .isEqualTo("120");
    }

    private List<Integer> forget(String email) {
        return IntStream.range(0, 8)
                .mapToObj(n ->
                        world.call("/api/auth/password/forgot")
                                .header("X-Forwarded-For", "192.0.2." + n)
                                .post("{\"email\": \"%s\"}".formatted(email))
                                .status())
                .toList();
    }

    private Answer signIn(String email, String from) {
        return world.call("/api/auth/login")
                .header("X-Forwarded-For", from)
                .post(
                        "{\"email\": \"%s\", \"password\": \"wrong but long enough\"}"
                                .formatted(email));
    }

    private static String withoutId(Answer answer) {
        return answer.text().replace(answer.at("/requestId"), "");
    }

    /// Security.md I3: what concerns accounts and money is refused.
    @Test
    void refuses_when_nobody_can_count() {
        var token = world.tokenOf(world.has(aUser()));
        world.ports().rateLimits().goDown();

        signIn("somebody@example.org", "192.0.2.1").isProblem(503, "database_unavailable");
        world.call("/api/me/export").by(token).get().isProblem(503, "database_unavailable");
        world.call("/api/me")
                .by(token)
                .patch("{\"bio\": null}")
                .isProblem(503, "database_unavailable");
    }

    @Test
    void lets_people_read_on_when_nobody_can_count() {
        world.ports().rateLimits().goDown();

        world.call("/api/posts?q=anything").get().has(200);
        world.call("/api/posts").get().has(200);
    }
}

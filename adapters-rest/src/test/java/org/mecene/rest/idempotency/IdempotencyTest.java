package org.mecene.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.platform.RepeatedRequests;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

/// A request that is sent twice acts once (security.md G1 to G6).
class IdempotencyTest {
    private static final String TIERS = "/api/me/tiers";
    private static final String TIER =
            """
            {"name": "Soutien", "price": {"amount": 2500, "currency": "XOF"}, "interval": "month"}
            """;
    private static final String GIFT =
            """
            {"amount": {"amount": 5000, "currency": "XOF"}, "email": "guest@example.org"}
            """;

    @AutoClose private final RestWorld world = new RestWorld.Options().behind("127.0.0.1").start();

    /// G2
    @Test
    @Rule("W11")
    void replays_the_first_answer() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);

        var first = world.call(TIERS).by(token).keyed("key-1").post(TIER);
        var second = world.call(TIERS).by(token).keyed("key-1").post(TIER);
        var quoted = world.call(TIERS).by(token).keyed("\"key-1\"").post(TIER);

        first.has(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        for (var replay : List.of(second, quoted)) {
            replay.has(201);
            assertThat(replay.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(replay.text()).isEqualTo(first.text());
            assertThat(replay.header("Location")).isEqualTo(first.header("Location"));
            assertThat(replay.header("ETag")).isEqualTo(first.header("ETag"));
            assertThat(replay.header("Content-Type")).isEqualTo("application/json");
            assertThat(replay.header("Cache-Control")).isEqualTo("no-store");
        }
        assertThat(world.ports().tiers().sold(ada.id())).hasSize(1);
    }

    /// G2: a client that lost the answer gets the same secret again, and nothing is asked for
    /// twice.
    @Test
    void gives_a_guest_the_same_client_secret_again() {
        var path = donations();

        var first = world.call(path).keyed("k").post(GIFT);
        var second = world.call(path).keyed("k").post(GIFT);

        assertThat(second.at("/clientSecret")).isEqualTo(first.at("/clientSecret")).isNotEmpty();
        assertThat(world.gateway().paymentOrders()).hasSize(1);
    }

    /// G1
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "\"a b\"", "\"\""})
    void refuses_keys_that_are_none(String key) {
        var token = world.tokenOf(world.has(aCreator()));

        var answer = world.call(TIERS).by(token).keyed(key).post(TIER);

        answer.isProblem(400, "invalid_idempotency_key");
    }

    /// G1, with bytes that Java's own client cannot send.
    @ParameterizedTest
    @ValueSource(strings = {"é", "\"é\"", "a\tb"})
    void refuses_keys_beyond_visible_ascii(String key) {
        var token = world.tokenOf(world.has(aCreator()));
        var head =
                "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nIdempotency-Key: %s\r\n"
                        .formatted(TIERS, token, key);
        var rest =
                "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(TIER.length(), TIER);

        var said = world.raw().send(head + rest);

        assertThat(said.status()).isEqualTo(400);
        assertThat(said.text()).contains("\"invalid_idempotency_key\"");
    }

    /// G1
    @Test
    void takes_keys_of_up_to_255_characters_and_one_at_a_time() {
        var token = world.tokenOf(world.has(aCreator()));

        world.call(TIERS).by(token).keyed("k".repeat(255)).post(TIER).has(201);
        world.call(TIERS)
                .by(token)
                .keyed("k".repeat(256))
                .post(TIER)
                .isProblem(400, "invalid_idempotency_key");
        world.call(TIERS)
                .by(token)
                .keyed("a")
                .keyed("b")
                .post(TIER)
                .isProblem(400, "invalid_idempotency_key");
    }

    @Test
    void needs_no_key() {
        var token = world.tokenOf(world.has(aCreator()));

        world.call(TIERS).by(token).post(TIER).has(201);
        world.call(TIERS).by(token).post(TIER).has(201);
    }

    /// G3
    @Test
    void refuses_another_request_under_the_same_key() {
        var token = world.tokenOf(world.has(aCreator()));
        world.call(TIERS).by(token).keyed("k").post(TIER).has(201);

        world.call(TIERS)
                .by(token)
                .keyed("k")
                .post(TIER.replace("2500", "2501"))
                .isProblem(422, "idempotency_key_reused");
        world.call("/api/posts")
                .by(token)
                .keyed("k")
                .post(TIER)
                .isProblem(422, "idempotency_key_reused");
    }

    /// G5
    @Test
    void keeps_callers_apart() {
        var first = world.tokenOf(world.has(aCreator()));
        var second = world.tokenOf(world.has(aCreator()));

        var one = world.call(TIERS).by(first).keyed("k").post(TIER);
        var other = world.call(TIERS).by(second).keyed("k").post(TIER);

        other.has(201);
        assertThat(other.at("/id")).isNotEqualTo(one.at("/id"));
    }

    /// G5: guests are told apart by the address that they come from, an IPv6 site counting as one.
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, 203.0.113.9, true",
        "203.0.113.9, 203.0.113.10, false",
        "2001:db8::1, 2001:db8::2, true",
        "2001:db8::1, 2001:db8:0:1::1, false",
    })
    void keeps_guests_apart(String first, String second, boolean isSame) {
        var path = donations();

        var one = world.call(path).header("X-Forwarded-For", first).keyed("k").post(GIFT);
        var other = world.call(path).header("X-Forwarded-For", second).keyed("k").post(GIFT);

        assertThat(other.at("/clientSecret").equals(one.at("/clientSecret"))).isEqualTo(isSame);
    }

    @Test
    void keeps_a_guest_and_a_member_apart() {
        var path = donations();
        var token = world.tokenOf(world.has(aUser()));

        var guest = world.call(path).keyed("k").post(GIFT);
        var member = world.call(path).by(token).keyed("k").post(GIFT);

        assertThat(member.has(201).at("/donation/id"))
                .isNotEqualTo(guest.has(201).at("/donation/id"));
    }

    /// G4
    @Test
    void runs_one_of_many_that_come_at_once() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);

        var answers =
                IntStream.range(0, 20)
                        .mapToObj(_ ->
                                CompletableFuture.supplyAsync(
                                        () -> world.call(TIERS).by(token).keyed("k").post(TIER)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(world.ports().tiers().sold(ada.id())).hasSize(1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 201)
                .extracting(Answer::text)
                .isNotEmpty()
                .containsOnly(
                        answers.stream()
                                .filter(answer -> answer.status() == 201)
                                .findFirst()
                                .orElseThrow()
                                .text());
    }

    /// G4, G6: a node that died midway leaves a claim, which is taken over after a while.
    @Test
    void says_that_a_request_with_the_key_runs_now() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var body = TIER.getBytes(StandardCharsets.UTF_8);
        world.ports()
                .repeatedRequests()
                .claim(
                        new RepeatedRequests.Key("user:" + ada.id(), "k"),
                        Fingerprint.of("POST", TIERS, body),
                        world.ports().clock().instant());

        var running = world.call(TIERS).by(token).keyed("k").post(TIER);
        world.ports().clock().advance(Duration.ofSeconds(91));
        var takenOver = world.call(TIERS).by(token).keyed("k").post(TIER);

        running.isProblem(409, "idempotency_in_progress");
        assertThat(running.header("Retry-After")).isEqualTo("1");
        takenOver.has(201);
    }

    /// G6
    @Test
    void lets_the_key_go_after_a_body_that_was_not_valid() {
        var token = world.tokenOf(world.has(aCreator()));

        world.call(TIERS).by(token).keyed("k").post("{\"name\": \"\"}").has(422);
        world.call(TIERS).by(token).keyed("k").post("{").has(400);
        world.call(TIERS).keyed("k").post(TIER).has(401);
        world.call(TIERS).by(token).keyed("k").post(TIER.replace("XOF", "JPY")).has(422);
        world.call(TIERS).by(token).keyed("k").post(TIER).has(201);
    }

    /// G6
    @Test
    void lets_the_key_go_after_a_fault_of_ours() {
        var path = donations();
        world.gateway().goDown();

        world.call(path).keyed("k").post(GIFT).isProblem(503, "provider_unavailable");
        world.gateway().comeBack();
        var second = world.call(path).keyed("k").post(GIFT);

        second.has(201);
        assertThat(second.header("Idempotency-Replayed")).isNull();
    }

    /// G6: what the business decided is decided.
    @Test
    void remembers_a_refusal_of_the_business() {
        var tier = world.has(aTier().of(world.has(aCreator())).archived());
        var token = world.tokenOf(world.has(aUser()));
        var body = "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier.id());

        var first = world.call("/api/subscriptions").by(token).keyed("k").post(body);
        var second = world.call("/api/subscriptions").by(token).keyed("k").post(body);

        first.isProblem(409, "tier_archived");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void replays_an_answer_to_a_request_without_a_body() {
        var ada = world.has(aCreator());
        var bob = world.has(aUser());
        var token = world.tokenOf(bob);
        var tier = world.has(aTier().of(ada).unknownToProvider());
        var begun =
                world.call("/api/subscriptions")
                        .by(token)
                        .post("{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier.id()));
        var path = "/api/subscriptions/" + begun.at("/subscription/id") + "/cancel";

        var first = world.call(path).by(token).keyed("k").post();
        var second = world.call(path).by(token).keyed("k").post();
        var third = world.call(path).by(token).keyed("l").post();

        assertThat(first.at("/status")).isEqualTo("canceled");
        assertThat(second.text()).isEqualTo(first.text());
        third.isProblem(409, "subscription_not_running");
    }

    private String donations() {
        return "/api/campaigns/"
                + world.has(aCampaign().by(world.has(aUser()))).id()
                + "/donations";
    }
}

package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// Creators are paid.
final class PayoutJourneyTest extends ServerTest {
    private static final String GOOD = "FR1420041010050500013M02606";
    private static final String RETURNS = "NL91ABNA0417164300";
    private static final int AT_ONCE = 12;

    @Test
    @Rule({"P1", "P5", "P8"})
    void pays_out_what_is_available_and_never_more_however_many_ask_at_once() throws Exception {
        var creator = server().creator("earner");
        earns(creator, 100_000);
        assertThat(balance(creator.api()).at("/pending/amount").asLong()).isEqualTo(95_000);
        ask(creator.api(), 1, 40_000).is(409);
        onboards(creator.api(), GOOD);

        server().advance("P8D");
        var api = server().signIn(creator.email(), creator.password()).api();
        await().atMost(RunningServer.SOON)
                .until(() -> balance(api).at("/available/amount").asLong() == 95_000);
        var statuses = askAtOnce(api);

        assertThat(statuses).containsOnly(201, 409);
        assertThat(statuses.stream().filter(status -> status == 201)).hasSize(2);
        await().atMost(RunningServer.SOON).until(() -> countIn(api, "in_transit") == 2);
        server().advance("P2D");
        var later = server().signIn(creator.email(), creator.password()).api();
        await().atMost(RunningServer.SOON).until(() -> countIn(later, "paid") == 2);
        assertThat(balance(later).at("/paidOut/amount").asLong()).isEqualTo(80_000);
        assertThat(balance(later).at("/available/amount").asLong()).isEqualTo(15_000);
        await().atMost(RunningServer.SOON)
                .until(() -> server().mails(creator.email()).toString().contains("on its way"));
        assertThat(server().checkBooks().get("differences")).isEmpty();
    }

    @Test
    @Rule({"P6", "P7"})
    void has_the_money_back_when_the_bank_returns_it() {
        var creator = server().creator("unlucky");
        earns(creator, 10_000);
        onboards(creator.api(), RETURNS);
        server().advance("P8D");
        var api = server().signIn(creator.email(), creator.password()).api();
        await().atMost(RunningServer.SOON)
                .until(() -> balance(api).at("/available/amount").asLong() == 9_500);
        ask(api, 1, 9_000).is(201);
        await().atMost(RunningServer.SOON).until(() -> countIn(api, "in_transit") == 1);

        server().advance("P2D");

        var later = server().signIn(creator.email(), creator.password()).api();
        await().atMost(RunningServer.SOON).until(() -> countIn(later, "failed") == 1);
        assertThat(balance(later).at("/available/amount").asLong()).isEqualTo(9_500);
        var held = heldUntil(later);
        onboards(later, GOOD);
        await().atMost(RunningServer.SOON).until(() -> !heldUntil(later).equals(held));
        var early = ask(later, 2, 9_000);
        assertThat(early.json().get("code").asText()).isEqualTo("payout_too_early");
        assertThat(server().checkBooks().get("differences")).isEmpty();
    }

    private List<Integer> askAtOnce(Api api) throws InterruptedException, ExecutionException {
        var asks = new ArrayList<Callable<Integer>>();
        for (var number = 0; number < AT_ONCE; number++) {
            var key = 100 + number;
            asks.add(() -> ask(api, key, 40_000).status());
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var statuses = new ArrayList<Integer>();
            for (var answer : threads.invokeAll(asks)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private static Api.Answer ask(Api api, int key, long francs) {
        return api.with("Idempotency-Key", "key-" + key)
                .post(
                        "/api/me/payouts",
                        "{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}}".formatted(francs));
    }

    private void onboards(Api api, String iban) {
        var home = server().api().get("/openapi.json").is(200).at("/servers/0/url").asText();
        var back = home + "/docs";
        var begun = api.post("/api/me/payout-account", "{\"returnUrl\": \"%s\"}".formatted(back));
        assertThat(begun.status()).isIn(200, 201);
        var query = URI.create(begun.json().get("url").asText()).getRawQuery();
        var secret =
                Arrays.stream(query.split("&"))
                        .filter(part -> part.startsWith("secret="))
                        .findFirst()
                        .orElseThrow();
        var form =
                secret
                        + "&return="
                        + URLEncoder.encode(back, StandardCharsets.UTF_8)
                        + "&iban="
                        + iban;
        var answer =
                server().api()
                        .post(
                                "/api/sandbox/payout-account",
                                form.getBytes(StandardCharsets.US_ASCII),
                                "application/x-www-form-urlencoded");
        assertThat(answer.status()).isEqualTo(303);
        await().atMost(RunningServer.SOON)
                .until(() ->
                        api.get("/api/me/payout-account")
                                .is(200)
                                .get("state")
                                .asText()
                                .equals("ready"));
    }

    private void earns(Person creator, long francs) {
        var tier =
                creator.api()
                        .post(
                                "/api/me/tiers",
                                """
                                {"name": "Supporter", "description": "Everything.", "interval": "year",
                                 "price": {"amount": %d, "currency": "XOF"}}\
                                """
                                        .formatted(francs))
                        .is(201)
                        .get("id")
                        .asText();
        var fan = server().person("fan");
        var begun =
                fan.api()
                        .post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201);
        server().confirm(begun.get("clientSecret").asText(), "4242424242424242");
        await().atMost(RunningServer.SOON)
                .until(() -> !creator.api().get("/api/me/balance").is(200).get("items").isEmpty());
    }

    private static String heldUntil(Api api) {
        return api.get("/api/me/payout-account").is(200).get("heldUntil").asText();
    }

    private static long countIn(Api api, String status) {
        var count = 0L;
        for (var payout : api.get("/api/me/payouts").is(200).get("items")) {
            count += payout.get("status").asText().equals(status) ? 1 : 0;
        }
        return count;
    }

    private static JsonNode balance(Api api) {
        return api.get("/api/me/balance").is(200).at("/items/0");
    }
}

package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.testkit.Rule;

/// Somebody tries out cards that are not theirs.
final class DeclinedCardsJourneyTest {
    private static final Map<String, String> LIMITED = Map.of("MECENE_RATE_LIMITS", "on");
    private static final String PAYS = "4242424242424242";
    private static final String DECLINED = "4000000000000002";
    private static final String LACKS_FUNDS = "4000000000009995";

    @Test
    @Rule("I11")
    void begin_nothing_more_on_any_node_until_the_hour_is_over() {
        try (var server = RunningServer.start(LIMITED);
                var other = server.secondNode(LIMITED)) {
            var campaign = active(server, server.person("owner"));
            var thief = server.person("thief");
            var helper = server.person("helper");
            var bystander = server.person("bystander");
            var begun = donate(thief.api(), campaign).is(201);

            tries(server, begun, DECLINED, Declines.MOST_OF_CARD - 1);
            tries(server, donate(helper.api(), campaign).is(201), DECLINED, 1);

            var refused = donate(other.api().as(thief.accessToken()), campaign);
            assertThat(refused.is(429).get("code").asText()).isEqualTo("too_many_requests");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_000, 3_600);
            donate(helper.api(), campaign).is(429);
            donate(bystander.api(), campaign).is(201);
            finishes(server, thief, begun);
            donate(thief.api(), campaign).is(429);
            server.advance("PT1H1M");
            donate(server.signIn(thief.email(), thief.password()).api(), campaign).is(201);
        }
    }

    @Test
    @Rule("I11")
    void shut_out_the_network_that_they_come_from() {
        try (var server = RunningServer.start(LIMITED)) {
            var campaign = active(server, server.person("owner"));
            var bystander = server.person("bystander");
            for (var i = 0; i < Declines.MOST_OF_NETWORK; i += 2) {
                var guest = "guest%d@example.org".formatted(i);
                var begun = give(server.api(), campaign, guest).is(201);
                tries(server, begun, DECLINED, 1);
                tries(server, begun, LACKS_FUNDS, 1);
            }

            give(server.api(), campaign, "another@example.org").is(429);
            donate(bystander.api(), campaign).is(429);
            bystander.api().get("/api/campaigns/" + campaign).is(200);
        }
    }

    /// What was begun is paid, and counts.
    private static void finishes(RunningServer server, Person payer, JsonNode begun) {
        server.confirm(begun.get("clientSecret").asText(), PAYS);
        await().atMost(RunningServer.SOON)
                .until(() ->
                        payer.api()
                                .get("/api/donations/" + begun.at("/donation/id").asText())
                                .is(200)
                                .get("status")
                                .asText()
                                .equals("succeeded"));
    }

    private static void tries(RunningServer server, JsonNode begun, String card, int times) {
        for (var i = 0; i < times; i++) {
            server.confirm(begun.get("clientSecret").asText(), card);
        }
        await().atMost(RunningServer.SOON).until(server::isIdle);
    }

    private static Api.Answer donate(Api api, String campaign) {
        return api.post(
                "/api/campaigns/%s/donations".formatted(campaign),
                "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}}");
    }

    private static Api.Answer give(Api api, String campaign, String address) {
        return api.post(
                "/api/campaigns/%s/donations".formatted(campaign),
                "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}, \"email\": \"%s\"}"
                        .formatted(address));
    }

    private static String active(RunningServer server, Person owner) {
        var admin = server.administrator().api();
        var category =
                admin.post(
                                "/api/admin/categories",
                                "{\"name\": {\"fr\": \"C\", \"en\": \"C\"}, \"slug\": \"wells\"}")
                        .is(201)
                        .get("id")
                        .asText();
        var campaign =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "A well", "summary": "S", "description": "D", "endsAt": "%s",
                                 "categoryId": "%s", "goal": {"amount": 100000, "currency": "XOF"},
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(
                                                Instant.now().plus(30, ChronoUnit.DAYS), category))
                        .is(201)
                        .get("id")
                        .asText();
        owner.api().post("/api/campaigns/%s/submit".formatted(campaign)).is(200);
        admin.post("/api/admin/campaigns/%s/approve".formatted(campaign)).is(200);
        return campaign;
    }
}

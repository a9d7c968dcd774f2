package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// People delete their accounts.
final class DepartureJourneyTest extends ServerTest {
    @Test
    @Rule({"G1", "S23"})
    void leaves_no_trace_of_a_person_in_any_table() {
        var creator = server().creator("keeper");
        var fan = server().person("leaver");
        var begun = subscribed(fan, creator);
        var picture = upload(fan);
        fan.api()
                .patch("/api/me", "{\"displayName\": \"Zawadi Leaver\", \"bio\": \"secret-bio\"}")
                .is(200);
        fan.api().patch("/api/me", "{\"avatarMediaId\": \"%s\"}".formatted(picture)).is(200);
        fan.api().post("/api/follow/" + creator.id());
        var post = post(creator);
        fan.api().post("/api/posts/%s/like".formatted(post)).is(200);
        fan.api()
                .post("/api/posts/%s/comments".formatted(post), "{\"body\": \"secret-comment\"}")
                .is(201);
        await().atMost(RunningServer.SOON).until(server()::isIdle);

        var left = fan.api().delete("/api/me", password(fan));

        assertThat(left.status()).isEqualTo(204);
        assertThat(fan.api().get("/api/me").status()).isEqualTo(401);
        assertThat(server().api().get("/api/users/" + fan.id()).status()).isEqualTo(404);
        var database = server().database();
        for (var trace :
                new String[] {fan.email(), "Zawadi", "secret-bio", "secret-comment", picture}) {
            await().atMost(RunningServer.SOON)
                    .untilAsserted(
                            () -> assertThat(Rows.tablesWith(database, trace)).as(trace).isEmpty());
        }
        var shown = creator.api().get("/api/posts/" + post).is(200);
        assertThat(shown.get("likeCount").asInt()).isZero();
        assertThat(shown.get("commentCount").asInt()).isZero();
        assertThat(creator.api().get("/api/subscriptions/" + begun).is(200).get("status").asText())
                .isEqualTo("canceled");
        assertThat(server().checkBooks().get("balanced").asBoolean()).isTrue();
        server().api()
                .post(
                        "/api/auth/login",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(fan.email(), fan.password()))
                .is(401);
    }

    @Test
    @Rule("G1")
    void leaves_no_address_that_somebody_had_or_gave_under() {
        var fan = server().person("mover");
        var campaign = ActiveCampaign.of(server(), server().person("builder"));
        donates(fan.api(), campaign, "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}}");
        var elsewhere = "elsewhere." + fan.handle() + "@example.org";
        donates(
                server().api(),
                campaign,
                """
                {"amount": {"amount": 5000, "currency": "XOF"}, "email": "%s", "name": "Zola Guest"}\
                """
                        .formatted(elsewhere));
        await().atMost(RunningServer.SOON).until(server()::isIdle);
        fan.api()
                .put(
                        "/api/me/email",
                        "{\"email\": \"%s\", \"password\": \"%s\"}"
                                .formatted(elsewhere, fan.password()))
                .is(202);
        server().api()
                .post(
                        "/api/auth/verify-email",
                        "{\"token\": \"%s\"}".formatted(confirmationToken(elsewhere)))
                .is(200);
        await().atMost(RunningServer.SOON).until(server()::isIdle);
        var moved = server().signIn(elsewhere, fan.password());

        assertThat(moved.api().delete("/api/me", password(moved)).status()).isEqualTo(204);

        for (var trace : new String[] {fan.email(), elsewhere, "Zola Guest"}) {
            await().atMost(RunningServer.SOON)
                    .untilAsserted(() ->
                            // What the sandbox shows of mails is not there in production.
                            assertThat(Rows.tablesWith(server().database(), trace))
                                    .as(trace)
                                    .isSubsetOf("sent_mails"));
        }
    }

    @Test
    @Rule("G2")
    void stays_while_a_balance_is_theirs() {
        var creator = server().creator("earner");
        subscribed(server().person("payer"), creator);

        var refused = creator.api().delete("/api/me", password(creator));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().get("code").asText()).isEqualTo("account_tied");
        assertThat(refused.json().at("/reasons/0").asText()).isEqualTo("balance");
        creator.api().get("/api/me").is(200);
    }

    private void donates(Api api, String campaign, String donation) {
        var begun = api.post("/api/campaigns/%s/donations".formatted(campaign), donation).is(201);
        server().confirm(begun.get("clientSecret").asText(), "4242424242424242");
    }

    private String confirmationToken(String address) {
        var link = "/verify-email?token=";
        return await().atMost(RunningServer.SOON)
                .until(() -> findToken(address, link), token -> !token.isEmpty());
    }

    private String findToken(String address, String link) {
        for (var mail : server().mails(address)) {
            for (var found : mail.get("links")) {
                var at = found.asText().indexOf(link);
                if (at >= 0) {
                    return found.asText().substring(at + link.length());
                }
            }
        }
        return "";
    }

    private String subscribed(Person fan, Person creator) {
        var tier =
                creator.api()
                        .post(
                                "/api/me/tiers",
                                """
                                {"name": "Supporter", "description": "Everything.", "interval": "month",
                                 "price": {"amount": 2000, "currency": "XOF"}}\
                                """)
                        .is(201)
                        .get("id")
                        .asText();
        var begun =
                fan.api()
                        .post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201);
        var id = begun.at("/subscription/id").asText();
        server().confirm(begun.get("clientSecret").asText(), "4242424242424242");
        await().atMost(RunningServer.SOON)
                .until(() ->
                        fan.api()
                                .get("/api/subscriptions/" + id)
                                .is(200)
                                .get("status")
                                .asText()
                                .equals("active"));
        return id;
    }

    private static String post(Person creator) {
        return creator.api()
                .post(
                        "/api/posts",
                        "{\"title\": \"T\", \"body\": \"B\", \"visibility\": \"public\"}")
                .is(201)
                .get("id")
                .asText();
    }

    private static String password(Person person) {
        return "{\"password\": \"%s\"}".formatted(person.password());
    }

    private static String upload(Person person) {
        var body = Pictures.upload("photo.png", "image/png", Pictures.png(64, 48));
        return person.api().post("/api/media", body, Pictures.MULTIPART).is(201).get("id").asText();
    }
}

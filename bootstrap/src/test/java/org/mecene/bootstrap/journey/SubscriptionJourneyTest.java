package org.mecene.bootstrap.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// A creator is paid by a subscriber, from the tier to the end.
final class SubscriptionJourneyTest extends ServerTest {
    private static final String PAYS = "4242424242424242";
    private static final String PAYS_ONCE = "4000000000000341";
    private static final String DECLINED = "4000000000000002";

    @Test
    @Rule({"S1", "S2", "W12"})
    void opens_a_post_when_the_provider_says_that_it_was_paid_and_not_before() {
        var creator = server().creator("awa");
        var post = subscribersPost(creator);
        var fan = server().person("fatou");
        var begun = subscribe(fan, tier(creator));

        assertThat(fan.api().get("/api/posts/%s".formatted(post)).is(200).get("body").isNull())
                .isTrue();
        assertThat(server().confirm(secret(begun), DECLINED).get("declineCode").asText())
                .isEqualTo("card_declined");
        assertThat(fan.api().get("/api/posts/%s".formatted(post)).is(200).get("locked").asBoolean())
                .isTrue();
        assertThat(server().confirm(secret(begun), PAYS).get("status").asText())
                .isEqualTo("succeeded");

        await().atMost(RunningServer.SOON)
                .until(() ->
                        !fan.api()
                                .get("/api/posts/%s".formatted(post))
                                .is(200)
                                .get("locked")
                                .asBoolean());
        assertThat(fan.api().get("/api/posts/%s".formatted(post)).is(200).get("body").asText())
                .isEqualTo("For those who pay.");
        assertThat(status(fan, begun)).isEqualTo("active");
        assertThat(creator.api().get("/api/me/subscribers").is(200).get("items")).hasSize(1);
    }

    @Test
    @Rule({"S12", "W2"})
    void renews_month_by_month_and_books_every_period_once() {
        var creator = server().creator("kofi");
        var fan = server().person("jonas");
        var begun = paid(fan, creator, PAYS);
        var before = server().checkBooks().get("entries").asLong();

        server().advance("P93D");

        var reader = server().signIn(fan.email(), fan.password());
        assertThat(status(reader, begun)).isEqualTo("active");
        var books = server().checkBooks();
        assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
        assertThat(books.get("entries").asLong() - before).isGreaterThanOrEqualTo(3);
    }

    @Test
    @Rule({"S14", "S17"})
    void keeps_access_through_the_grace_when_a_renewal_fails_and_ends_it_after() {
        var creator = server().creator("lea");
        var post = subscribersPost(creator);
        var fan = server().person("ines");
        var begun = paid(fan, creator, PAYS_ONCE);

        server().advance("P32D");
        var inGrace = server().signIn(fan.email(), fan.password());
        var statusInGrace = status(inGrace, begun);
        var lockedInGrace =
                inGrace.api()
                        .get("/api/posts/%s".formatted(post))
                        .is(200)
                        .get("locked")
                        .asBoolean();
        server().advance("P8D");
        var after = server().signIn(fan.email(), fan.password());

        assertThat(statusInGrace).isEqualTo("past_due");
        assertThat(lockedInGrace).isFalse();
        assertThat(
                        after.api()
                                .get("/api/posts/%s".formatted(post))
                                .is(200)
                                .get("locked")
                                .asBoolean())
                .isTrue();
        assertThat(status(after, begun)).isIn("suspended", "canceled");
    }

    @Test
    @Rule("S3")
    void ends_at_the_end_of_the_paid_period_unless_it_is_taken_back() {
        var creator = server().creator("moussa");
        var post = subscribersPost(creator);
        var fan = server().person("samuel");
        var id = paid(fan, creator, PAYS).at("/subscription/id").asText();

        var ending =
                fan.api()
                        .post(
                                "/api/subscriptions/%s/cancel".formatted(id),
                                "{\"atPeriodEnd\": true}")
                        .is(200);
        var resumed = fan.api().post("/api/subscriptions/%s/resume".formatted(id)).is(200);
        fan.api()
                .post("/api/subscriptions/%s/cancel".formatted(id), "{\"atPeriodEnd\": true}")
                .is(200);
        var readableStill =
                !fan.api().get("/api/posts/%s".formatted(post)).is(200).get("locked").asBoolean();
        server().advance("P32D");
        var after = server().signIn(fan.email(), fan.password());

        assertThat(ending.get("cancelAtPeriodEnd").asBoolean()).isTrue();
        assertThat(resumed.get("cancelAtPeriodEnd").asBoolean()).isFalse();
        assertThat(readableStill).isTrue();
        assertThat(
                        after.api()
                                .get("/api/posts/%s".formatted(post))
                                .is(200)
                                .get("locked")
                                .asBoolean())
                .isTrue();
        assertThat(
                        after.api()
                                .get("/api/subscriptions/%s".formatted(id))
                                .is(200)
                                .get("status")
                                .asText())
                .isEqualTo("canceled");
    }

    @Test
    @Rule({"S5", "S27"})
    void refuses_a_second_subscription_and_one_to_oneself() {
        var creator = server().creator("nadia");
        var tier = tier(creator);
        var fan = server().person("omar");
        var begun = subscribe(fan, tier);
        var again = subscribe(fan, tier);
        server().confirm(secret(begun), PAYS);
        await().atMost(RunningServer.SOON).until(() -> status(fan, begun).equals("active"));

        var second = fan.api().post("/api/subscriptions", order(tier));
        var own = creator.api().post("/api/subscriptions", order(tier));

        assertThat(secret(again)).isEqualTo(secret(begun));
        assertThat(again.at("/subscription/id")).isEqualTo(begun.at("/subscription/id"));
        assertThat(second.status()).isEqualTo(409);
        assertThat(own.status()).isBetween(409, 422);
    }

    @Test
    @Rule({"W12", "S1"})
    void pays_on_the_page_that_a_checkout_leads_to() {
        var home = server().api().get("/openapi.json").is(200).at("/servers/0/url").asText();
        var fan = server().person("binta");
        var begun =
                fan.api()
                        .post(
                                "/api/subscriptions",
                                """
                                {"tierId": "%s", "flow": "checkout", "successUrl": "%s/docs", "cancelUrl": "%s/"}\
                                """
                                        .formatted(tier(server().creator("yaya")), home, home))
                        .is(201);
        var page = URI.create(begun.get("checkoutUrl").asText());
        var address = page.getRawPath() + "?" + page.getRawQuery();

        var shown = server().api().get(address);
        var declined = pay(page, DECLINED);
        var before = status(fan, begun);
        var paid = pay(page, PAYS);

        assertThat(new String(shown.raw().body(), UTF_8)).contains("<form method=\"post\"");
        assertThat(declined.status()).isEqualTo(422);
        assertThat(before).isEqualTo("incomplete");
        assertThat(paid.status()).isEqualTo(303);
        assertThat(paid.header("Location")).isEqualTo(home + "/docs");
        await().atMost(RunningServer.SOON).until(() -> status(fan, begun).equals("active"));
    }

    @Test
    @Rule({"S11", "S12"})
    void changes_to_a_dearer_tier_now_and_to_a_cheaper_one_with_the_next_period() {
        var creator = server().creator("aminata");
        var cheap = tier(creator);
        var dear = tier(creator, 5_000);
        var fan = server().person("paul");
        var begun = subscribe(fan, cheap);
        server().confirm(secret(begun), PAYS);
        await().atMost(RunningServer.SOON).until(() -> status(fan, begun).equals("active"));
        var path = "/api/subscriptions/%s".formatted(begun.at("/subscription/id").asText());

        var up = fan.api().post(path + "/change", "{\"tierId\": \"%s\"}".formatted(dear)).is(200);
        await().atMost(RunningServer.SOON)
                .until(() -> fan.api().get("/api/me/payments").is(200).get("items").size() == 2);
        var down =
                fan.api().post(path + "/change", "{\"tierId\": \"%s\"}".formatted(cheap)).is(200);
        var meanwhile = fan.api().get(path).is(200);
        server().advance("P32D");
        var later = server().signIn(fan.email(), fan.password()).api().get(path).is(200);
        var books = server().checkBooks();

        assertThat(up.at("/subscription/price/amount").asLong()).isEqualTo(5_000);
        assertThat(up.get("startsAt").isNull()).isTrue();
        assertThat(down.get("startsAt").asText())
                .isEqualTo(meanwhile.get("currentPeriodEnd").asText());
        assertThat(meanwhile.at("/price/amount").asLong()).isEqualTo(5_000);
        assertThat(later.at("/price/amount").asLong()).isEqualTo(2_000);
        assertThat(later.at("/tier/id").asText()).isEqualTo(cheap);
        assertThat(later.get("status").asText()).isEqualTo("active");
        assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
    }

    @Test
    @Rule({"W8", "S10"})
    void an_offer_takes_off_as_long_as_it_says_and_ends_with_another_tier() {
        var creator = server().creator("offering");
        var tier = tier(creator);
        var dear = tier(creator, 5_000);
        var code =
                creator.api()
                        .post(
                                "/api/me/offers",
                                "{\"tierId\": \"%s\", \"percentOff\": 50, \"periods\": 2}"
                                        .formatted(tier))
                        .is(201)
                        .get("code")
                        .asText();
        var fan = server().person("thrifty");
        var mover = server().person("mover");
        var begun = fan.api().post("/api/subscriptions", order(tier, code)).is(201);
        var moving = mover.api().post("/api/subscriptions", order(tier, code)).is(201);
        server().confirm(secret(begun), PAYS);
        server().confirm(secret(moving), PAYS);
        await().atMost(RunningServer.SOON).until(() -> status(fan, begun).equals("active"));
        await().atMost(RunningServer.SOON).until(() -> status(mover, moving).equals("active"));
        var path = "/api/subscriptions/" + begun.at("/subscription/id").asText();
        var movingPath = "/api/subscriptions/" + moving.at("/subscription/id").asText();
        mover.api().post(movingPath + "/change", "{\"tierId\": \"%s\"}".formatted(dear)).is(200);

        var running = fan.api().get(path).is(200);
        server().advance("P63D");
        var later = server().signIn(fan.email(), fan.password());
        var moved = server().signIn(mover.email(), mover.password());

        assertThat(begun.at("/subscription/offer/price/amount").asLong()).isEqualTo(1_000);
        assertThat(running.at("/offer/periodsLeft").asInt()).isEqualTo(1);
        assertThat(later.api().get(path).is(200).get("offer").isNull()).isTrue();
        assertThat(amounts(later)).containsExactly(2_000L, 1_000L, 1_000L);
        assertThat(amounts(moved)).startsWith(5_000L, 5_000L).endsWith(1_000L);
        var books = server().checkBooks();
        assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
    }

    private static List<Long> amounts(Person person) {
        var amounts = new ArrayList<Long>();
        person.api()
                .get("/api/me/payments")
                .is(200)
                .get("items")
                .forEach(item -> amounts.add(item.at("/amount/amount").asLong()));
        return amounts;
    }

    private static String order(String tier, String offer) {
        return "{\"tierId\": \"%s\", \"flow\": \"intent\", \"offerCode\": \"%s\"}"
                .formatted(tier, offer);
    }

    private Api.Answer pay(URI page, String card) {
        var form = page.getRawQuery() + "&card=" + card;
        return server().api()
                .post(page.getRawPath(), form.getBytes(UTF_8), "application/x-www-form-urlencoded");
    }

    private JsonNode paid(Person fan, Person creator, String card) {
        var begun = subscribe(fan, tier(creator));
        server().confirm(secret(begun), card);
        await().atMost(RunningServer.SOON).until(() -> status(fan, begun).equals("active"));
        return begun;
    }

    private static String status(Person fan, JsonNode begun) {
        var id = begun.at("/subscription/id").asText();
        return fan.api().get("/api/subscriptions/%s".formatted(id)).is(200).get("status").asText();
    }

    private static JsonNode subscribe(Person fan, String tier) {
        return fan.api().post("/api/subscriptions", order(tier)).is(201);
    }

    private static String order(String tier) {
        return "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier);
    }

    private static String secret(JsonNode begun) {
        return begun.get("clientSecret").asText();
    }

    private static String tier(Person creator) {
        return tier(creator, 2_000);
    }

    private static String tier(Person creator, long price) {
        return creator.api()
                .post(
                        "/api/me/tiers",
                        """
                        {"name": "Supporter", "description": "Everything.", "interval": "month",
                         "price": {"amount": %d, "currency": "XOF"}}\
                        """
                                .formatted(price))
                .is(201)
                .get("id")
                .asText();
    }

    private static String subscribersPost(Person creator) {
        return creator.api()
                .post(
                        "/api/posts",
                        """
                        {"title": "A secret", "body": "For those who pay.", "visibility": "subscribers"}\
                        """)
                .is(201)
                .get("id")
                .asText();
    }
}

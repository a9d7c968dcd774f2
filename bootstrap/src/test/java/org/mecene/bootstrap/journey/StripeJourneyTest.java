package org.mecene.bootstrap.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.StripeServer;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.FakeStripe;
import org.mecene.payment.stripe.testkit.Fault;
import org.mecene.payment.stripe.testkit.TestCard;

/// Both products with real payments, up to the wire between the server and Stripe.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StripeJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StripeServer world = StripeServer.start();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void tells_front_ends_of_stripe_and_knows_no_sandbox() {
        var shown = world.api().get("/api/payment-config").is(200);

        assertThat(shown.get("provider").asText()).isEqualTo("stripe");
        assertThat(shown.get("publishableKey").asText()).isEqualTo(FakeStripe.PUBLISHABLE_KEY);
        world.api().get("/api/sandbox/mails").is(404);
        world.api().post("/api/sandbox/clock/advance", "{\"duration\": \"P1D\"}").is(404);
        world.api().post("/api/webhooks/sandbox", "{}").is(404);
    }

    @Test
    @Rule({"S1", "W12"})
    void opens_a_subscription_by_the_webhook_only_renews_it_and_falls_behind() {
        var fan = world.fan(0);
        var begun = subscribe(fan);
        var webhooks =
                world.told(() ->
                        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS));
        var before = status(fan, begun);
        world.deliver(webhooks);
        awaitStatus(fan, begun, "active");
        var entries = entries();

        world.deliver(world.told(() -> world.stripe().advance(Duration.ofDays(32))));
        await().atMost(SOON).until(() -> entries() == entries + 1);
        var poor = world.stripe().keptCard(TestCard.DECLINED_LATER);
        world.stripe()
                .change(
                        ref(begun),
                        subscription -> subscription.put("default_payment_method", poor));
        world.deliver(world.told(() -> world.stripe().advance(Duration.ofDays(31))));

        assertThat(before).isEqualTo("incomplete");
        awaitStatus(fan, begun, "past_due");
        assertThat(entries()).isEqualTo(entries + 1);
    }

    @Test
    @Rule({"W2", "W3"})
    void counts_a_donation_once_however_often_and_on_whatever_node_it_is_told() throws Exception {
        var raised = raised();
        var entries = entries();
        var begun = world.donate(world.api(), 5_000);
        var webhooks =
                world.told(() ->
                        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS));

        try (var node = world.secondNode();
                var threads = Executors.newFixedThreadPool(20)) {
            var paid = withKind(webhooks, "payment_intent.succeeded");
            var nodes = List.of(world.server(), node);
            Stream<Callable<Integer>> posts =
                    IntStream.range(0, 50)
                            .mapToObj(number ->
                                    () ->
                                            StripeServer.deliver(nodes.get(number % 2), paid)
                                                    .status());
            var answers = threads.invokeAll(posts.toList());
            // The same payment under another event.
            StripeServer.deliver(node, renamed(paid)).is(200);

            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
            await().atMost(SOON).until(() -> raised() == raised + 5_000);
            await().atMost(SOON).until(world.server()::isIdle);
        }
        assertThat(raised()).isEqualTo(raised + 5_000);
        assertThat(entries()).isEqualTo(entries + 1);
        assertThat(world.server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    @Test
    @Rule("W1")
    void takes_nothing_that_stripe_did_not_sign() {
        var webhook = world.stripe().signed("{\"id\":\"evt_f\",\"type\":\"x.y\"}".getBytes(UTF_8));
        var api = world.api();
        var body = webhook.body().toArray();

        api.post("/api/webhooks/stripe", body, "application/json").is(400);
        api.with("Stripe-Signature", "t=1,v1=00")
                .post("/api/webhooks/stripe", body, "application/json")
                .is(400);
        api.with("Stripe-Signature", webhook.signature())
                .post("/api/webhooks/stripe", "{}".getBytes(UTF_8), "application/json")
                .is(400);
    }

    @Test
    @Rule({"W8", "W10"})
    void credits_nothing_when_stripe_took_another_amount() {
        var raised = raised();
        var begun = world.donate(world.api(), 7_000);
        var ref = begun.get("clientSecret").asText().split("_secret")[0];
        world.stripe().change(ref, intent -> intent.put("amount", 70));

        world.deliver(
                world.told(() ->
                        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS)));

        await().atMost(SOON).until(world.server()::isIdle);
        assertThat(raised()).isEqualTo(raised);
    }

    @Test
    void books_by_reconciling_what_no_webhook_told() {
        var raised = raised();
        var begun = world.donate(world.api(), 6_000);
        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS);
        var admin = world.server().administrator().api();

        var done = admin.post("/api/admin/ledger/reconcile").is(200);

        assertThat(done.get("booked").asInt()).isEqualTo(1);
        assertThat(raised()).isEqualTo(raised + 6_000);
        assertThat(admin.get("/api/admin/ledger/reconciliations").is(200).at("/items/0"))
                .isEqualTo(done);
    }

    @Test
    @Rule({"W6", "W11"})
    void answers_503_while_stripe_is_down_and_charges_nobody_twice() {
        world.stripe().fail(Fault.RESET_AFTER_WORK, Fault.SERVER_ERROR, Fault.SERVER_ERROR);
        var intents = world.stripe().count("payment_intent");

        var answer =
                world.api()
                        .post(
                                "/api/campaigns/%s/donations".formatted(world.campaign()),
                                "{\"amount\": {\"amount\": 900, \"currency\": \"XOF\"}, \"email\": \"x@example.org\", \"name\": \"X\"}");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().toString()).doesNotContain("Stripe answered", "sk_test");
        assertThat(world.stripe().count("payment_intent")).isEqualTo(intents + 1);
    }

    /// Each of the 120 orders for a subscription of its own.
    @Test
    @Rule({"W4", "W5"})
    void five_webhooks_in_any_order_end_the_same() {
        var fan = world.fan(2);
        var tier = tier();
        var entries = entries();
        var orders = orders(List.of(0, 1, 2, 3, 4));
        var ended = new ArrayList<JsonNode>();
        for (var order : orders) {
            var begun = subscribe(fan, tier);
            var told =
                    world.told(() -> {
                        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS);
                        world.stripe().cancel(ref(begun));
                    });
            var five =
                    List.of(
                            withKind(told, "payment_intent.succeeded"),
                            withKind(told, "invoice.paid"),
                            withKind(told, "invoice.payment_succeeded"),
                            withKind(told, "customer.subscription.updated"),
                            withKind(told, "customer.subscription.deleted"));
            world.deliver(order.stream().map(five::get).toList());
            awaitStatus(fan, begun, "canceled");
            ended.add(begun);
        }

        await().atMost(SOON).until(world.server()::isIdle);
        assertThat(ended).allSatisfy(begun -> assertThat(status(fan, begun)).isEqualTo("canceled"));
        assertThat(entries()).isEqualTo(entries + orders.size());
        assertThat(world.server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    private JsonNode subscribe(Person fan) {
        return subscribe(fan, tier());
    }

    private static JsonNode subscribe(Person fan, String tier) {
        var order = "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier);
        return fan.api().post("/api/subscriptions", order).is(201);
    }

    private String tier() {
        return world.creator()
                .api()
                .post(
                        "/api/me/tiers",
                        """
                        {"name": "Supporter %s", "description": "Everything.", "interval": "month",
                         "price": {"amount": 2000, "currency": "XOF"}}\
                        """
                                .formatted(UUID.randomUUID()))
                .is(201)
                .get("id")
                .asText();
    }

    private static String status(Person fan, JsonNode begun) {
        var id = begun.at("/subscription/id").asText();
        return fan.api().get("/api/subscriptions/%s".formatted(id)).is(200).get("status").asText();
    }

    private static void awaitStatus(Person fan, JsonNode begun, String expected) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> status(fan, begun), expected::equals);
    }

    /// The subscription's name at Stripe.
    private String ref(JsonNode begun) {
        var id = begun.at("/subscription/id").asText();
        return world.stripe().idOf("subscription", "mecene_recurring", id);
    }

    private long raised() {
        return world.shownCampaign().at("/raised/amount").asLong();
    }

    private long entries() {
        return world.server().checkBooks().get("entries").asLong();
    }

    private static Webhook withKind(List<Webhook> webhooks, String kind) {
        return webhooks.stream()
                .filter(webhook -> text(webhook).contains("\"type\":\"%s\"".formatted(kind)))
                .findFirst()
                .orElseThrow();
    }

    private Webhook renamed(Webhook webhook) {
        return world.stripe()
                .signed(text(webhook).replaceFirst("evt_fake", "evt_other").getBytes(UTF_8));
    }

    private static String text(Webhook webhook) {
        return new String(webhook.body().toArray(), UTF_8);
    }

    private static List<List<Integer>> orders(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        var orders = new ArrayList<List<Integer>>();
        for (var first : items) {
            var rest = new ArrayList<>(items);
            rest.remove((Object) first);
            for (var order : orders(rest)) {
                var whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                orders.add(whole);
            }
        }
        Collections.shuffle(orders, new Random(7));
        return orders;
    }
}

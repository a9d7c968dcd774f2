package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.StripeServer;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.TestCard;

/// A creator is paid by Stripe: from the form to the bank, and back from there.
final class StripePayoutJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @AutoClose private final StripeServer world = StripeServer.start();

    @Test
    @Rule({"P1", "P5", "P6", "P8", "P16"})
    void pays_a_creator_once_and_has_the_money_back_when_the_bank_returns_it() {
        var admin = world.server().administrator().api();
        paysFirstPayoutsAtOnce(admin);
        world.stripe().letGoAtOnce();
        var creator = world.creator();
        var api = creator.api();
        onboards(creator);
        earns(api, 20_000);
        await().atMost(SOON).until(() -> available(api) == 19_000);

        var payout = ask(api, 15_000).is(201).get("id").asText();
        await().atMost(SOON).until(() -> statusOf(api, payout).equals("in_transit"));
        world.deliver(world.told(() -> world.stripe().settlePayout(payout, true)));
        await().atMost(SOON).until(() -> statusOf(api, payout).equals("paid"));
        assertThat(available(api)).isEqualTo(4_000);
        assertThat(world.stripe().count("transfer")).isEqualTo(1);
        assertThat(world.stripe().count("transfer_reversal")).isZero();

        world.deliver(world.told(() -> world.stripe().settlePayout(payout, false)));
        await().atMost(SOON).until(() -> statusOf(api, payout).equals("failed"));

        assertThat(available(api)).isEqualTo(19_000);
        assertThat(world.stripe().count("transfer")).isEqualTo(1);
        assertThat(world.stripe().count("transfer_reversal")).isEqualTo(1);
        var done = admin.post("/api/admin/ledger/reconcile").is(200);
        assertThat(done.get("differences")).isEmpty();
        var books = world.server().checkBooks();
        assertThat(books.get("differences")).isEmpty();
        assertThat(books.get("unclaimed")).isEmpty();
    }

    private static void paysFirstPayoutsAtOnce(Api admin) {
        admin.put(
                        "/api/admin/settings",
                        """
                        {"platformFeeBasisPoints": 500, "minimumDonations": [], "currencies": ["XOF", "EUR"],
                         "subscriptionGraceDays": 7, "payoutHoldDays": 0}\
                        """)
                .is(200);
    }

    private void onboards(Person creator) {
        var home = world.api().get("/openapi.json").is(200).at("/servers/0/url").asText();
        creator.api()
                .post("/api/me/payout-account", "{\"returnUrl\": \"%s/docs\"}".formatted(home))
                .is(201);
        var account = world.stripe().idOf("account", "mecene_user", creator.id());
        world.deliver(world.told(() -> world.stripe().onboard(account, "bank_1")));
        await().atMost(SOON)
                .until(() ->
                        creator.api()
                                .get("/api/me/payout-account")
                                .is(200)
                                .get("state")
                                .asText()
                                .equals("ready"));
    }

    private void earns(Api creator, long francs) {
        var tier =
                creator.post(
                                "/api/me/tiers",
                                """
                                {"name": "Supporter", "description": "Everything.", "interval": "year",
                                 "price": {"amount": %d, "currency": "XOF"}}\
                                """
                                        .formatted(francs))
                        .is(201)
                        .get("id")
                        .asText();
        var begun =
                world.fan(0)
                        .api()
                        .post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201);
        world.deliver(
                world.told(() ->
                        world.stripe().confirm(begun.get("clientSecret").asText(), TestCard.PAYS)));
    }

    private static Api.Answer ask(Api api, long francs) {
        return api.with("Idempotency-Key", "payout-1")
                .post(
                        "/api/me/payouts",
                        "{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}}".formatted(francs));
    }

    private static String statusOf(Api api, String payout) {
        for (JsonNode item : api.get("/api/me/payouts").is(200).get("items")) {
            if (item.get("id").asText().equals(payout)) {
                return item.get("status").asText();
            }
        }
        return "";
    }

    private static long available(Api api) {
        return api.get("/api/me/balance").is(200).at("/items/0/available/amount").asLong();
    }
}

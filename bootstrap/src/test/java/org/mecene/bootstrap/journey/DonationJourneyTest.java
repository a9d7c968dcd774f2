package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// A campaign is funded by donors, from the draft to the books.
final class DonationJourneyTest extends ServerTest {
    private static final String PAYS = "4242424242424242";
    private static final String LACKS_FUNDS = "4000000000009995";
    private static final String DISPUTED = "4000000000000259";

    @Test
    @Rule({"C1", "C29", "C7"})
    void counts_what_was_paid_and_who_paid_it() {
        var campaign = active(server().person("oumou"), 100_000);
        var member = server().person("binta");

        pay(donate(member.api(), campaign, 5_000, ""), PAYS);
        pay(donate(member.api(), campaign, 2_000, ""), PAYS);
        pay(donate(server().api(), campaign, 3_000, guest("tante.coumba@example.org")), PAYS);
        pay(donate(server().api(), campaign, 9_000, guest("never.pays@example.org")), LACKS_FUNDS);

        var shown = settled(campaign, 10_000);
        assertThat(shown.get("donorCount").asInt()).isEqualTo(2);
        assertThat(shown.get("donationCount").asInt()).isEqualTo(3);
        assertThat(shown.at("/raised/currency").asText()).isEqualTo("XOF");
        assertThat(shown.get("progress").asDouble()).isEqualTo(10.0);
        assertThat(server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    @Test
    @Rule({"C17", "C18"})
    void names_an_anonymous_donor_to_nobody_but_the_donor() {
        var owner = server().person("seydou");
        var campaign = active(owner, 50_000);
        var donor = server().person("discreet");
        var begun = donate(donor.api(), campaign, 5_000, ", \"anonymous\": true");
        pay(begun, PAYS);
        settled(campaign, 5_000);

        var path = "/api/campaigns/%s/donations".formatted(campaign);
        var listed = owner.api().get(path).is(200).at("/items/0");
        var own = donor.api().get("/api/me/donations").is(200).at("/items/0");
        var told =
                await().atMost(RunningServer.SOON)
                        .until(() -> notification(owner, "new_donation"), text -> !text.isEmpty());

        assertThat(listed.toString()).doesNotContain(donor.id()).doesNotContain(donor.handle());
        assertThat(own.get("status").asText()).isEqualTo("succeeded");
        assertThat(told).contains("Somebody").doesNotContain("discreet");
    }

    @Test
    @Rule({"T1", "C26"})
    void thanks_a_guest_by_mail_and_tells_the_owner_once() {
        var owner = server().person("adama");
        var campaign = active(owner, 50_000);
        var guest = UUID.randomUUID() + "@example.org";

        pay(
                donate(server().api().with("Accept-Language", "fr"), campaign, 5_000, guest(guest)),
                PAYS);
        settled(campaign, 5_000);

        await().atMost(RunningServer.SOON).until(() -> server().mails(guest).size() == 1);
        assertThat(server().mails(guest).get(0).get("text").asText())
                .contains("000")
                .contains("CFA");
        assertThat(server().mails(guest).get(0).get("subject").asText()).startsWith("Merci");
        var toOwner = server().mails(owner.email()).findValuesAsText("subject");
        assertThat(toOwner).filteredOn("New donation"::equals).hasSize(1);
    }

    @Test
    @Rule("C4")
    void says_once_that_the_goal_is_reached() {
        var owner = server().person("rokia");
        var campaign = active(owner, 10_000);

        pay(donate(server().api(), campaign, 6_000, guest("one@example.org")), PAYS);
        pay(donate(server().api(), campaign, 6_000, guest("two@example.org")), PAYS);
        pay(donate(server().api(), campaign, 6_000, guest("three@example.org")), PAYS);
        var shown = settled(campaign, 18_000);

        await().atMost(RunningServer.SOON)
                .until(() -> !notification(owner, "goal_reached").isEmpty());
        assertThat(shown.get("status").asText()).isEqualTo("funded");
        var kinds = owner.api().get("/api/me/notifications").is(200).findValuesAsText("kind");
        assertThat(kinds).filteredOn("goal_reached"::equals).hasSize(1);
    }

    @Test
    @Rule({"W11"})
    void takes_a_repeated_request_for_one_donation() {
        var campaign = active(server().person("yacine"), 50_000);
        var api =
                server().person("salif")
                        .api()
                        .with("Idempotency-Key", UUID.randomUUID().toString());
        var path = "/api/campaigns/%s/donations".formatted(campaign);

        var first = api.post(path, gift(5_000, ""));
        var again = api.post(path, gift(5_000, ""));
        var other = api.post(path, gift(6_000, ""));

        assertThat(again.json()).isEqualTo(first.is(201));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(other.is(422).get("code").asText()).isEqualTo("idempotency_key_reused");
    }

    @Test
    @Rule({"M12", "M16", "C7", "C29"})
    void gives_money_back_and_lets_the_total_drop() {
        var owner = server().person("nafissa");
        var campaign = active(owner, 50_000);
        var donor = server().person("karim");
        pay(donate(donor.api(), campaign, 5_000, ""), PAYS);
        pay(donate(server().api(), campaign, 3_000, guest("stays@example.org")), PAYS);
        settled(campaign, 8_000);
        var donation = donor.api().get("/api/me/donations").is(200).at("/items/0/id").asText();
        var path = "/api/donations/%s/refund".formatted(donation);

        var part = "{\"amount\": {\"amount\": 2000, \"currency\": \"XOF\"}, \"reason\": \"Trop\"}";
        owner.api().post(path, part).is(201);
        settled(campaign, 6_000);
        owner.api().post(path, "{\"reason\": \"Tout\"}").is(201);

        var shown = settled(campaign, 3_000);
        assertThat(shown.get("donorCount").asInt()).isEqualTo(1);
        var charge = donor.api().get("/api/me/payments").is(200).at("/items/0");
        assertThat(charge.get("status").asText()).isEqualTo("refunded");
        assertThat(charge.get("refunds")).hasSize(2);
        await().atMost(RunningServer.SOON).until(() -> !notification(donor, "refund").isEmpty());
        var balance = owner.api().get("/api/me/balance").is(200).at("/items/0");
        assertThat(balance.at("/pending/amount").asLong()).isEqualTo(2_850);
        assertThat(owner.api().get("/api/me/ledger").is(200).get("items")).hasSize(4);
        assertThat(server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    @Test
    @Rule({"P11", "C7", "M17"})
    void lets_time_decide_what_banks_look_into() {
        var owner = server().person("sira");
        var campaign = active(owner, 50_000);
        pay(donate(server().api(), campaign, 5_000, guest("won@example.org")), "4000000000002685");
        pay(donate(server().api(), campaign, 4_000, guest("lost@example.org")), "4000000000005423");
        settled(campaign, 0);

        server().advance("P8D");

        settled(campaign, 5_000);
        assertThat(server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    @Test
    @Rule({"M18", "C7"})
    void takes_out_of_the_total_what_a_bank_takes_back() {
        var campaign = active(server().person("hawa"), 50_000);

        pay(donate(server().api(), campaign, 5_000, guest("a@example.org")), PAYS);
        var disputed = donate(server().person("idrissa").api(), campaign, 7_000, "");
        pay(disputed, DISPUTED);

        await().atMost(RunningServer.SOON)
                .untilAsserted(() -> {
                    var books = server().checkBooks();
                    assertThat(books.get("balanced").asBoolean()).as(books.toString()).isTrue();
                    assertThat(show(campaign).at("/raised/amount").asLong()).isEqualTo(5_000);
                });
        assertThat(show(campaign).get("donationCount").asInt()).isEqualTo(1);
    }

    @Test
    @Rule({"P14", "C3"})
    void refuses_what_is_no_donation() {
        var owner = server().person("mariama");
        var campaign = active(owner, 50_000);
        var path = "/api/campaigns/%s/donations".formatted(campaign);

        assertThat(owner.api().post(path, gift(5_000, "")).status()).isIn(409, 422);
        assertThat(
                        server().api()
                                .post(path, gift(5_000, ""))
                                .is(422)
                                .at("/errors/0/field")
                                .asText())
                .isEqualTo("email");
        assertThat(server().api().post(path, gift(0, guest("a@example.org"))).status())
                .isEqualTo(422);
        assertThat(server().api().post(path, gift(1, guest("a@example.org"))).status())
                .isEqualTo(422);
        var euros = gift(5_000, guest("a@example.org")).replace("XOF", "EUR");
        assertThat(server().api().post(path, euros).is(422).at("/errors/0/field").asText())
                .isEqualTo("amount.currency");
        assertThat(show(campaign).get("donationCount").asInt()).isZero();
    }

    private String active(Person owner, long goal) {
        var category = server().api().get("/api/categories").is(200).at("/items/0/id").asText();
        var id =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "Un puits pour l’école", "summary": "De l’eau.", "description": "Longue histoire.",
                                 "goal": {"amount": %d, "currency": "XOF"}, "endsAt": "%s", "categoryId": "%s",
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(goal, inAMonth(), category))
                        .is(201)
                        .get("id")
                        .asText();
        owner.api().post("/api/campaigns/%s/submit".formatted(id)).is(200);
        server().administrator()
                .api()
                .post("/api/admin/campaigns/%s/approve".formatted(id))
                .is(200);
        return id;
    }

    private static String inAMonth() {
        return Instant.now().plus(Duration.ofDays(30)).toString();
    }

    private static JsonNode donate(Api donor, String campaign, long amount, String more) {
        return donor.post("/api/campaigns/%s/donations".formatted(campaign), gift(amount, more))
                .is(201);
    }

    private static String gift(long amount, String more) {
        return "{\"amount\": {\"amount\": %d, \"currency\": \"XOF\"}%s}".formatted(amount, more);
    }

    private static String guest(String email) {
        return ", \"email\": \"%s\", \"name\": \"Tante Coumba\"".formatted(email);
    }

    private void pay(JsonNode begun, String card) {
        server().confirm(begun.get("clientSecret").asText(), card);
    }

    private JsonNode show(String campaign) {
        return server().api().get("/api/campaigns/%s".formatted(campaign)).is(200);
    }

    private JsonNode settled(String campaign, long raised) {
        return await().atMost(RunningServer.SOON)
                .until(
                        () -> show(campaign),
                        shown -> shown.at("/raised/amount").asLong() == raised);
    }

    private static String notification(Person person, String kind) {
        for (var item : person.api().get("/api/me/notifications").is(200).get("items")) {
            if (item.get("kind").asText().equals(kind)) {
                return item.get("text").asText();
            }
        }
        return "";
    }
}

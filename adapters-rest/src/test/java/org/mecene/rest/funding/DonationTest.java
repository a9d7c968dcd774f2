package org.mecene.rest.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.DonationBuilder.aDonation;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class DonationTest {
    private static final String GIFT =
            """
            {"amount": {"amount": 5000, "currency": "XOF"}, "message": "Courage !", "coverFees": true}
            """;

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void takes_a_donation_of_a_member() {
        var campaign = campaign();
        var bob = world.has(aUser().named("Bob"));
        var token = world.tokenOf(bob);

        var begun = world.call(donations(campaign)).by(token).post(GIFT);
        var id = begun.at("/donation/id");
        var secret = begun.at("/clientSecret");
        pay(secret);
        var paid = world.call("/api/donations/" + id).by(token).get();

        begun.isJson(
                201,
                """
                {
                  "donation": {
                    "id": "%s",
                    "campaign": {"id": "%s", "slug": "%s", "title": "Un puits pour le village"},
                    "amount": {"amount": 5000, "currency": "XOF"},
                    "charge": {"amount": 5250, "currency": "XOF"},
                    "anonymous": false,
                    "donor": {"id": "%s", "displayName": "Bob"},
                    "message": "Courage !",
                    "status": "pending",
                    "createdAt": "2026-03-01T09:00:00.123456Z",
                    "paidAt": null
                  },
                  "clientSecret": "%s"
                }
                """
                        .formatted(id, campaign.id(), campaign.slug(), bob.id(), secret));
        assertThat(begun.header("Location")).isEqualTo("https://api.example/api/donations/" + id);
        assertThat(paid.at("/status")).isEqualTo("succeeded");
        assertThat(paid.at("/paidAt")).isEqualTo("2026-03-01T09:00:00.123456Z");
        assertThat(world.call("/api/me/donations").by(token).get().at("/items/0/id")).isEqualTo(id);
    }

    /// Whether somebody covers the fee is between them and the campaign.
    @Test
    void shows_what_was_charged_to_the_donor_the_owner_and_administrators() {
        var owner = world.has(aUser());
        var campaign = world.has(aCampaign().by(owner));
        var bob = world.tokenOf(world.has(aUser()));
        pay(world.call(donations(campaign)).by(bob).post(GIFT).at("/clientSecret"));
        var charged = "/items/0/charge/amount";
        var path = donations(campaign);

        assertThat(world.call(path).get().json().at("/items/0/charge").isNull()).isTrue();
        assertThat(
                        world.call(path)
                                .by(world.tokenOf(world.has(aUser())))
                                .get()
                                .json()
                                .at("/items/0/charge")
                                .isNull())
                .isTrue();
        for (var token : List.of(bob, world.tokenOf(owner), world.tokenOf(world.has(anAdmin())))) {
            assertThat(world.call(path).by(token).get().at(charged)).isEqualTo("5250");
        }
    }

    @Test
    @Rule({"M12", "M16"})
    void gives_a_donation_back_for_its_owner() {
        var owner = world.has(aUser());
        var campaign = world.has(aCampaign().by(owner));
        var bob = world.tokenOf(world.has(aUser()));
        var begun = world.call(donations(campaign)).by(bob).post(GIFT);
        pay(begun.at("/clientSecret"));
        var path = "/api/donations/" + begun.at("/donation/id") + "/refund";
        var part = "{\"amount\": {\"amount\": 250, \"currency\": \"XOF\"}, \"reason\": \"Trop\"}";

        var refunded = world.call(path).by(world.tokenOf(owner)).post(part);
        var tooMuch = world.call(path).by(world.tokenOf(owner)).post(part.replace("250", "5001"));
        var byDonor = world.call(path).by(bob).post(part);

        refunded.has(201);
        assertThat(refunded.at("/status")).isEqualTo("succeeded");
        assertThat(refunded.at("/amount/amount")).isEqualTo("250");
        assertThat(
                        world.call("/api/donations/" + begun.at("/donation/id"))
                                .by(bob)
                                .get()
                                .at("/status"))
                .isEqualTo("partially_refunded");
        tooMuch.isProblem(409, "refund_beyond_rest");
        byDonor.isProblem(403, "not_permitted");
    }

    @Test
    void takes_a_donation_of_a_guest_and_shows_no_address() {
        var campaign = campaign();
        var body =
                """
                {"amount": {"amount": 5000, "currency": "XOF"}, "email": "guest@example.org", "name": "Une amie"}
                """;

        var begun = world.call(donations(campaign)).post(body);
        pay(begun.at("/clientSecret"));
        var listed = world.call(donations(campaign)).get();

        begun.has(201);
        assertThat(listed.at("/items/0/donor/displayName")).isEqualTo("Une amie");
        assertThat(listed.json().at("/items/0/donor/id").isNull()).isTrue();
        assertThat(begun.text() + listed.text()).doesNotContain("@example.org");
    }

    @Test
    void wants_an_address_of_a_guest() {
        world.call(donations(campaign()))
                .post(GIFT)
                .isProblem(422, "validation_failed")
                .names("email", "required");
    }

    /// C17: in the list, in the detail, for everybody but the donor and administrators.
    @Test
    @Rule({"C17", "C18"})
    void hides_who_gave_without_a_name() {
        var owner = world.has(aUser());
        var campaign = world.has(aCampaign().by(owner));
        var bob = world.has(aUser().named("Bob Canary"));
        var donation = world.has(aDonation().to(campaign).by(bob).anonymous().paid());
        var detail = "/api/donations/" + donation.id();

        var publicly = world.call(donations(campaign)).get();
        var toOwner = world.call(donations(campaign)).by(world.tokenOf(owner)).get();
        var detailToOwner = world.call(detail).by(world.tokenOf(owner)).get();
        var toDonor = world.call(donations(campaign)).by(world.tokenOf(bob)).get();
        var own = world.call("/api/me/donations").by(world.tokenOf(bob)).get();
        var toAdmin = world.call(detail).by(world.tokenOf(world.has(anAdmin()))).get();

        assertThat(publicly.json().at("/items")).hasSize(1);
        assertThat(publicly.json().at("/items/0/donor").isNull()).isTrue();
        assertThat(publicly.text() + toOwner.text() + detailToOwner.text())
                .doesNotContain("Canary", bob.id().toString());
        assertThat(toDonor.at("/items/0/donor/displayName")).isEqualTo("Bob Canary");
        assertThat(own.at("/items/0/donor/displayName")).isEqualTo("Bob Canary");
        assertThat(toAdmin.at("/donor/displayName")).isEqualTo("Bob Canary");
    }

    @Test
    void shows_a_donation_to_nobody_else() {
        var donation = world.has(aDonation().to(campaign()).by(world.has(aUser())).paid());
        var path = "/api/donations/" + donation.id();

        world.call(path).get().isProblem(401, "sign_in_required");
        world.call(path).by(world.tokenOf(world.has(aUser()))).get().isProblem(404, "not_found");
    }

    @Test
    void refuses_what_the_campaign_does_not_take() {
        var owner = world.has(aUser());
        var open = world.has(aCampaign().by(owner));
        var over = world.has(aCampaign().by(owner).in(CampaignStatus.SUCCEEDED));
        var bob = world.tokenOf(world.has(aUser()));

        world.call(donations(over))
                .by(bob)
                .post(GIFT)
                .isProblem(409, "campaign_not_taking_donations");
        world.call(donations(open))
                .by(world.tokenOf(owner))
                .post(GIFT)
                .isProblem(422, "donating_to_oneself");
        var small =
                world.call(donations(open))
                        .by(bob)
                        .header("Accept-Language", "fr")
                        .post("{\"amount\": {\"amount\": 499, \"currency\": \"XOF\"}}");
        small.isProblem(422, "below_minimum").names("amount.amount", "below_minimum");
        assertThat(small.json().at("/minimum").toString())
                .isEqualTo("{\"amount\":500,\"currency\":\"XOF\"}");
        assertThat(small.at("/detail")).contains("500");
        world.call(donations(open).replace(open.id().toString(), "nothing"))
                .by(bob)
                .post(GIFT)
                .isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', amount, required",
        "'{\"amount\":{\"amount\":5000,\"currency\":\"EUR\"}}', amount.currency, wrong_currency",
        "'{\"amount\":{\"amount\":5.5,\"currency\":\"XOF\"}}', amount.amount, not_an_integer",
        "'{\"amount\":{\"amount\":5000,\"currency\":\"XOF\"},\"message\":\"\\u0001\"}', message, control_characters",
        "'{\"amount\":{\"amount\":5000,\"currency\":\"XOF\"},\"email\":\"x\"}', email, invalid",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        var bob = world.tokenOf(world.has(aUser()));

        world.call(donations(campaign()))
                .by(bob)
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    /// The largest amount with the fee on top still fits.
    @Test
    void takes_the_largest_amount() {
        var bob = world.tokenOf(world.has(aUser()));

        var begun =
                world.call(donations(campaign()))
                        .by(bob)
                        .post(GIFT.replace("5000", "999999999999"));

        assertThat(begun.at("/donation/charge/amount")).isEqualTo("1049999999999");
    }

    @Test
    void says_when_the_provider_does_not_answer() {
        var bob = world.tokenOf(world.has(aUser()));
        var path = donations(campaign());
        world.gateway().goDown();

        var answer = world.call(path).by(bob).post(GIFT);

        answer.isProblem(503, "provider_unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
    }

    private Campaign campaign() {
        return world.has(aCampaign().by(world.has(aUser())));
    }

    private void pay(String clientSecret) {
        for (var webhook : world.gateway().pays(clientSecret)) {
            world.call("/api/webhooks/fake")
                    .header("Fake-Signature", webhook.signature())
                    .post("application/json", webhook.body().toArray())
                    .isJson(200, "{\"received\": true}");
        }
        world.settle();
    }

    private static String donations(Campaign campaign) {
        return "/api/campaigns/" + campaign.id() + "/donations";
    }
}

package org.mecene.rest.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.UserBuilder.aModerator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Category;
import org.mecene.domain.money.Money;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class CampaignTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void takes_a_campaign_from_draft_to_active() {
        var awa = world.has(aUser().withHandle("awa").named("Awa"));
        var token = world.tokenOf(awa);
        var moderator = world.tokenOf(world.has(aModerator()));
        var water = world.hasCategory("Water");

        var draft = world.call("/api/campaigns").by(token).post(body(water));
        var path = "/api/campaigns/" + draft.at("/id");
        world.call(path).get().isProblem(404, "not_found");
        var submitted = world.call(path + "/submit").by(token).post();
        var waiting = world.call("/api/admin/campaigns?status=in_review").by(moderator).get();
        var review = path.replace("/api/", "/api/admin/");
        var approved = world.call(review + "/approve").by(moderator).post();
        var shown = world.call("/api/campaigns/" + draft.at("/slug")).get();

        assertThat(draft.header("Location")).isEqualTo("https://api.example" + path);
        assertThat(submitted.at("/status")).isEqualTo("in_review");
        assertThat(waiting.at("/items/0/id")).isEqualTo(draft.at("/id"));
        assertThat(approved.at("/status")).isEqualTo("active");
        shown.isJson(
                200,
                """
                {
                  "id": "%s",
                  "slug": "%s",
                  "title": "Un puits pour Thiès",
                  "summary": "De l'eau",
                  "description": "Beaucoup d'eau",
                  "owner": {"id": "%s", "handle": "awa", "displayName": "Awa", "avatarUrl": null},
                  "category": {
                    "id": "%s",
                    "slug": "%s",
                    "name": {"fr": "Water (fr)", "en": "Water"},
                    "archivedAt": null
                  },
                  "tags": ["eau"],
                  "cover": null,
                  "media": [],
                  "country": "SN",
                  "goal": {"amount": 100000, "currency": "XOF"},
                  "raised": {"amount": 0, "currency": "XOF"},
                  "progress": 0,
                  "donorCount": 0,
                  "donationCount": 0,
                  "funding": "keep_what_you_raise",
                  "status": "active",
                  "decisionReason": null,
                  "featured": false,
                  "platformFeeBasisPoints": 500,
                  "endsAt": "2026-04-01T00:00:00Z",
                  "daysLeft": 31,
                  "createdAt": "2026-03-01T09:00:00.123456Z",
                  "approvedAt": "2026-03-01T09:00:00.123456Z",
                  "goalReachedAt": null,
                  "endedAt": null
                }
                """
                        .formatted(
                                draft.at("/id"),
                                draft.at("/slug"),
                                awa.id(),
                                water.id(),
                                water.slug()));
    }

    @ParameterizedTest
    @CsvSource({
        "33333, 33.33, active",
        "99999, 99.99, active",
        "100000, 100, funded",
        "150000, 150, funded",
        "1234567, 1234.56, funded",
        "10, 0.01, active",
    })
    @Rule("C7")
    void tells_how_far_it_is(long raised, String progress, String status) {
        var campaign = world.has(aCampaign().by(world.has(aUser())));
        world.committed(() ->
                world.ports()
                        .campaigns()
                        .count(campaign.id(), Money.of(raised, "XOF"), "mail:a@example.org"));

        var shown = world.call("/api/campaigns/" + campaign.id()).get();

        assertThat(shown.json().at("/progress").toString()).isEqualTo(progress);
        assertThat(shown.at("/status")).isEqualTo(status);
        assertThat(shown.at("/donorCount")).isEqualTo("1");
    }

    @Test
    void counts_a_begun_day_and_none_after_the_end() {
        var owner = world.has(aUser());
        var now = world.ports().clock().instant();
        var soon = world.has(aCampaign().by(owner).endingAt(now.plusSeconds(1)));
        var past = world.has(aCampaign().by(owner).endingAt(now.minusSeconds(1)));
        var over =
                world.has(
                        aCampaign()
                                .by(owner)
                                .endingAt(now.plus(Duration.ofDays(3)))
                                .in(CampaignStatus.CANCELLED));

        assertThat(show(soon.id().toString()).at("/daysLeft")).isEqualTo("1");
        assertThat(show(past.id().toString()).at("/daysLeft")).isEqualTo("0");
        assertThat(show(over.id().toString()).at("/daysLeft")).isEqualTo("0");
    }

    @Test
    void sends_a_campaign_back_with_a_reason() {
        var owner = world.has(aUser());
        var token = world.tokenOf(owner);
        var moderator = world.tokenOf(world.has(aModerator()));
        var campaign = world.has(aCampaign().by(owner).in(CampaignStatus.IN_REVIEW));
        var review = "/api/admin/campaigns/" + campaign.id();

        world.call(review + "/reject").by(moderator).post("{\"reason\": \"Trop court.\"}").has(200);
        var own = world.call("/api/campaigns/" + campaign.id()).by(token).get();

        assertThat(own.at("/status")).isEqualTo("rejected");
        assertThat(own.at("/decisionReason")).isEqualTo("Trop court.");
        world.call(review + "/approve")
                .by(moderator)
                .post()
                .isProblem(409, "campaign_move_not_possible");
    }

    @Test
    void lists_what_everybody_may_see_and_own_ones_to_their_owner() {
        var owner = world.has(aUser());
        var token = world.tokenOf(owner);
        world.has(aCampaign().by(owner).in(CampaignStatus.DRAFT).titled("Brouillon"));
        world.has(aCampaign().by(owner).titled("Ouverte"));
        world.has(aCampaign().by(world.has(aUser())).titled("Autre"));

        var all = world.call("/api/campaigns").get();
        var own = world.call("/api/me/campaigns").by(token).get();
        var drafts = world.call("/api/me/campaigns?status=draft").by(token).get();

        assertThat(all.json().findValuesAsText("title")).doesNotContain("Brouillon").hasSize(2);
        assertThat(own.json().findValuesAsText("title"))
                .containsExactlyInAnyOrder("Brouillon", "Ouverte");
        assertThat(drafts.json().findValuesAsText("title")).containsExactly("Brouillon");
        world.call("/api/campaigns?status=draft").by(token).get().isProblem(403, "not_permitted");
        world.call("/api/campaigns?status=draft").get().isProblem(403, "not_permitted");
    }

    @Test
    void filters_and_sorts_lists() {
        var owner = world.has(aUser());
        world.has(aCampaign().by(owner).titled("École").inCountry("SN").tagged("bois"));
        world.has(
                aCampaign()
                        .by(owner)
                        .titled("Puits")
                        .withGoal(Money.of(500, "EUR"))
                        .in(world.hasCategory("Wells")));

        assertThat(titles("?q=ecole")).isEqualTo("[École]");
        assertThat(titles("?country=SN")).isEqualTo("[École]");
        assertThat(titles("?tag=bois")).isEqualTo("[École]");
        assertThat(titles("?currency=EUR&minGoal=500&maxGoal=500")).isEqualTo("[Puits]");
        assertThat(titles("?currency=EUR&minGoal=501")).isEqualTo("[]");
        assertThat(titles("?status=active&sort=ending_soon&limit=1")).hasSize(7);
        assertThat(titles("?sort=most_funded")).contains("École", "Puits");
        assertThat(titles("?category=nothing")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=open",
                "sort=cheapest",
                "country=sn",
                "currency=eur",
                "minGoal=-1",
                "maxGoal=1.5",
                "category=a%20b",
                "minGoal=99999999999999999999"
            })
    void refuses_parameters_that_cannot_be_read(String query) {
        world.call("/api/campaigns?" + query).get().isProblem(400, "invalid_parameter");
    }

    @Test
    @Rule("C9")
    void fixes_the_terms_once_it_is_active() {
        var owner = world.has(aUser());
        var token = world.tokenOf(owner);
        var path = "/api/campaigns/" + world.has(aCampaign().by(owner)).id();

        world.call(path)
                .by(token)
                .patch("{\"goal\": {\"amount\": 1, \"currency\": \"XOF\"}}")
                .isProblem(409, "campaign_terms_fixed");
        var renamed = world.call(path).by(token).patch("{\"title\": \"Mieux\"}");

        assertThat(renamed.at("/title")).isEqualTo("Mieux");
        world.call(path).by(token).delete().isProblem(409, "campaign_move_not_possible");
    }

    @Test
    void removes_drafts_and_checks_versions() {
        var owner = world.has(aUser());
        var token = world.tokenOf(owner);
        var draft = world.has(aCampaign().by(owner).in(CampaignStatus.DRAFT));
        var path = "/api/campaigns/" + draft.id();
        var tag = world.call(path).by(token).get().required("ETag");
        world.call(path).by(token).patch("{\"title\": \"Deux\"}").has(200);

        world.call(path)
                .by(token)
                .header("If-Match", tag)
                .patch("{\"title\": \"Trois\"}")
                .isProblem(412, "precondition_failed");
        world.call(path)
                .by(token)
                .header("If-Match", tag)
                .delete()
                .isProblem(412, "precondition_failed");
        // As for a campaign that is not there: a stranger may not learn of the draft.
        world.call(path).by(world.tokenOf(world.has(aUser()))).delete().has(204);
        world.call(path).by(token).get().has(200);
        world.call(path).by(token).delete().has(204);
        world.call(path).by(token).delete().has(204);
    }

    /// C10, C11
    @ParameterizedTest
    @CsvSource({
        "'{\"amount\": 0, \"currency\": \"XOF\"}', goal.amount, not_positive",
        "'{\"amount\": -1, \"currency\": \"XOF\"}', goal.amount, not_positive",
        "'{\"amount\": -9223372036854775809, \"currency\": \"XOF\"}', goal.amount, not_positive",
        "'{\"amount\": 0.1, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": 10.0, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": 1e2, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": 1e99, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": \"10\", \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": true, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": [10], \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": {}, \"currency\": \"XOF\"}', goal.amount, not_an_integer",
        "'{\"amount\": null, \"currency\": \"XOF\"}', goal.amount, required",
        "'{\"currency\": \"XOF\"}', goal.amount, required",
        "'{\"amount\": 1000000000000, \"currency\": \"XOF\"}', goal.amount, above_maximum",
        "'{\"amount\": 9223372036854775808, \"currency\": \"XOF\"}', goal.amount, above_maximum",
        "'{\"amount\": 10}', goal.currency, required",
        "'{\"amount\": 10, \"currency\": \"xof\"}', goal.currency, unsupported",
        "'{\"amount\": 10, \"currency\": \"XXX\"}', goal.currency, unsupported",
        "'{\"amount\": 10, \"currency\": \"ABCD\"}', goal.currency, unsupported",
        "'{\"amount\": 10, \"currency\": \"JPY\"}', goal.currency, unsupported",
        "'null', goal, required",
    })
    @Rule("M1")
    void takes_whole_positive_amounts_in_currencies_of_the_server(
            String goal, String field, String code) {
        var token = world.tokenOf(world.has(aUser()));
        var body =
                body(world.hasCategory("Water"))
                        .replace("{\"amount\": 100000, \"currency\": \"XOF\"}", goal);

        world.call("/api/campaigns")
                .by(token)
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, 400, malformed_json",
        "Infinity, 400, malformed_json",
        "+5, 400, malformed_json",
        "0x10, 400, malformed_json",
        "05, 400, malformed_json",
    })
    void refuses_what_is_no_number(String amount, int status, String code) {
        var token = world.tokenOf(world.has(aUser()));
        var body = body(world.hasCategory("Water")).replace("100000", amount);

        world.call("/api/campaigns").by(token).post(body).isProblem(status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"title\": \"Un puits pour Thiès\"', '\"title\": \"\"', title, required",
        "'2026-04-01T00:00:00Z', '2026-03-01T09:30:00Z', endsAt, in_the_past",
        "'2026-04-01T00:00:00Z', '2027-04-01T00:00:00Z', endsAt, too_late",
        "'keep_what_you_raise', 'keep', funding, unsupported",
        "'\"SN\"', '\"ZZ\"', country, unsupported",
        "'[\"eau\"]', '[\"eau\", \"\"]', tags[1], required",
        "'\"tags\"', '\"mediaIds\": [\"019ca8a0-3efd-7000-8000-0000000000ff\"], \"tags\"', mediaIds[0], unknown",
        "'\"tags\"', '\"coverMediaId\": \"019ca8a0-3efd-7000-8000-0000000000ff\", \"tags\"', coverMediaId, unknown",
    })
    void refuses_what_is_not_valid(String part, String instead, String field, String code) {
        var token = world.tokenOf(world.has(aUser()));
        var body = body(world.hasCategory("Water")).replace(part, instead);

        var answer = world.call("/api/campaigns").by(token).post(body);

        answer.isProblem(422, "validation_failed").names(field, code);
    }

    private Answer show(String id) {
        return world.call("/api/campaigns/" + id).get().has(200);
    }

    private String titles(String query) {
        return world.call("/api/campaigns" + query)
                .get()
                .has(200)
                .json()
                .findValuesAsText("title")
                .toString();
    }

    private static String body(Category category) {
        return """
        {"title": "Un puits pour Thiès", "summary": "De l'eau", "description": "Beaucoup d'eau",
         "goal": {"amount": 100000, "currency": "XOF"}, "endsAt": "2026-04-01T00:00:00Z",
         "categoryId": "%s", "tags": ["eau"], "country": "SN", "funding": "keep_what_you_raise"}
        """
                .formatted(category.id());
    }
}

package org.mecene.rest.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class TierTest {
    private static final String BODY =
            """
            {"name": "Soutien", "description": "Merci !", "price": {"amount": 2500, "currency": "XOF"},
             "interval": "month", "trialDays": 7}
            """;

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void offers_changes_and_archives_a_tier() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var list = "/api/creators/" + ada.id() + "/tiers";

        var made = world.call("/api/me/tiers").by(token).post(BODY);
        var path = "/api/me/tiers/" + made.at("/id");
        var listed = world.call(list).get();
        var changed =
                world.call(path)
                        .by(token)
                        .patch(
                                """
                                {"price": {"amount": 3000, "currency": "XOF"}, "trialDays": null, "description": null}
                                """);

        made.isJson(
                201,
                """
                {
                  "id": "%s",
                  "creatorId": "%s",
                  "name": "Soutien",
                  "description": "Merci !",
                  "price": {"amount": 2500, "currency": "XOF"},
                  "interval": "month",
                  "trialDays": 7,
                  "archivedAt": null,
                  "createdAt": "2026-03-01T09:00:00.123456Z"
                }
                """
                        .formatted(made.at("/id"), ada.id()));
        assertThat(listed.json().at("/items/0")).isEqualTo(made.json());
        assertThat(changed.at("/price/amount") + changed.at("/trialDays")).isEqualTo("30000");
        assertThat(changed.at("/description")).isEmpty();
        world.call(path).by(token).delete().has(204);
        world.call(path).by(token).delete().has(204);
        assertThat(world.call(list).get().json().at("/items")).isEmpty();
    }

    @Test
    void checks_versions() {
        var token = world.tokenOf(world.has(aCreator()));
        var made = world.call("/api/me/tiers").by(token).post(BODY);
        var path = "/api/me/tiers/" + made.at("/id");
        var tag = made.required("ETag");
        var renamed = world.call(path).by(token).patch("{\"name\": \"B\"}");

        var stale = world.call(path).by(token).header("If-Match", tag).patch("{\"name\": \"C\"}");
        var fresh =
                world.call(path)
                        .by(token)
                        .header("If-Match", renamed.required("ETag"))
                        .patch("{\"name\": \"D\"}");

        stale.isProblem(412, "precondition_failed");
        assertThat(fresh.at("/name")).isEqualTo("D");
        world.call(path).by(token).header("If-Match", tag).delete().has(412);
    }

    @Test
    @Rule("S8")
    void keeps_the_currency_and_the_owner_of_a_tier() {
        var token = world.tokenOf(world.has(aCreator()));
        var made = world.call("/api/me/tiers").by(token).post(BODY);
        var path = "/api/me/tiers/" + made.at("/id");

        world.call(path)
                .by(token)
                .patch("{\"price\": {\"amount\": 30, \"currency\": \"EUR\"}}")
                .isProblem(422, "validation_failed")
                .names("price.currency", "wrong_currency");
        world.call(path)
                .by(token)
                .patch("{\"interval\": \"year\"}")
                .isProblem(400, "unknown_field")
                .names("interval", "unknown");
        world.call(path)
                .by(world.tokenOf(world.has(aCreator())))
                .patch("{\"name\": \"x\"}")
                .isProblem(404, "not_found");
    }

    @Test
    void sells_a_bounded_number() {
        var token = world.tokenOf(world.has(aCreator()));
        for (var i = 0; i < 20; i++) {
            world.call("/api/me/tiers").by(token).post(BODY).has(201);
        }

        world.call("/api/me/tiers").by(token).post(BODY).isProblem(409, "too_many_tiers");
    }

    @Test
    void lists_none_of_somebody_who_is_no_creator() {
        var reader = world.has(aUser());

        world.call("/api/creators/" + reader.id() + "/tiers").get().isProblem(404, "not_found");
        world.call("/api/creators/x/tiers").get().isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"Soutien\"', '\"\"', name, required",
        "2500, 0, price.amount, not_positive",
        "XOF, JPY, price.currency, unsupported",
        "month, week, interval, unsupported",
        "7, 91, trialDays, above_maximum",
        "7, -1, trialDays, below_minimum",
    })
    void refuses_what_is_not_valid(String part, String instead, String field, String code) {
        var token = world.tokenOf(world.has(aCreator()));

        world.call("/api/me/tiers")
                .by(token)
                .post(BODY.replace(part, instead))
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    void makes_the_price_later_when_the_provider_does_not_answer() {
        var token = world.tokenOf(world.has(aCreator()));
        world.gateway().goDown();

        world.call("/api/me/tiers").by(token).post(BODY).has(201);
    }
}

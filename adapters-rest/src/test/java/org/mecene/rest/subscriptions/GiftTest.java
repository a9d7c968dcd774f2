package org.mecene.rest.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class GiftTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    @Rule("S20")
    void is_bought_redeemed_and_then_good_for_nothing() {
        var ada = world.has(aCreator().withHandle("ada").named("Ada"));
        var tier = world.has(aTier().of(ada).named("Soutien")).id().toString();
        var buyer = world.tokenOf(world.has(aUser()));
        var friend = world.tokenOf(world.has(aUser()));

        var begun = buy(buyer, tier, "{\"periods\": 2, \"message\": \"Bonne fête\"}");
        pay(begun.at("/clientSecret"));
        var listed = world.call("/api/me/gifts").by(buyer).get();
        var code = listed.at("/items/0/code");
        var found = call("/api/gifts/look", null, code);
        var opened = call("/api/gifts/redeem", friend, code);
        var again = call("/api/gifts/redeem", friend, code);

        begun.has(201);
        assertThat(begun.at("/gift/status")).isEqualTo("pending");
        assertThat(begun.json().at("/gift/code").isNull()).isTrue();
        assertThat(listed.at("/items/0/status")).isEqualTo("ready");
        found.isJson(
                200,
                """
                {
                  "status": "ready",
                  "tier": {"id": "%s", "name": "Soutien"},
                  "creator": {"id": "%s", "handle": "ada", "displayName": "Ada", "avatarUrl": null},
                  "periods": 2,
                  "interval": "month",
                  "message": "Bonne fête",
                  "expiresAt": "2027-03-01T09:00:00.123456Z"
                }
                """
                        .formatted(tier, ada.id()));
        opened.has(201);
        assertThat(opened.at("/origin")).isEqualTo("gift");
        assertThat(opened.json().at("/price/amount").asLong()).isZero();
        again.isProblem(409, "gift_not_good");
        assertThat(again.at("/giftStatus")).isEqualTo("redeemed");
    }

    @Test
    void gives_the_money_back_while_nobody_used_it() {
        var tier = world.has(aTier().of(world.has(aCreator()))).id().toString();
        var buyer = world.tokenOf(world.has(aUser()));
        var begun = buy(buyer, tier, "{\"periods\": 1}");
        var path = "/api/me/gifts/%s/refund".formatted(begun.at("/gift/id"));
        pay(begun.at("/clientSecret"));

        var byStranger = world.call(path).by(world.tokenOf(world.has(aUser()))).post("");
        var back = world.call(path).by(buyer).post("");

        byStranger.isProblem(404, "not_found");
        back.has(200);
        assertThat(back.at("/status")).isEqualTo("refunded");
        assertThat(back.json().at("/code").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                              | periods        | required
                    {"periods": 0}                                  | periods        | below_minimum
                    {"periods": 25}                                 | periods        | above_maximum
                    {"periods": 1, "recipientEmail": "nowhere"}     | recipientEmail | invalid
                    """)
    void refuses_what_is_not_valid(String body, String field, String code) {
        var tier = world.has(aTier().of(world.has(aCreator()))).id().toString();

        buy(world.tokenOf(world.has(aUser())), tier, body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    @Rule("S20")
    void lets_a_creator_give_access_and_end_it() {
        var ada = world.has(aCreator());
        var tier = world.has(aTier().of(ada)).id().toString();
        var guest = world.has(aUser());
        var token = world.tokenOf(ada);

        var given = give(token, tier, guest, "\"months\": 2");
        var id = given.at("/id");
        var twice = give(token, tier, guest, "\"until\": \"2026-04-01T00:00:00Z\"");
        var listed = world.call("/api/me/complimentary-subscriptions").by(token).get();
        var resumed =
                world.call("/api/subscriptions/%s/resume".formatted(id))
                        .by(world.tokenOf(guest))
                        .post("");
        var ended = world.call("/api/me/complimentary-subscriptions/" + id).by(token).delete();

        given.has(201);
        assertThat(given.at("/origin")).isEqualTo("complimentary");
        assertThat(given.at("/status")).isEqualTo("active");
        assertThat(given.json().at("/cancelAtPeriodEnd").asBoolean()).isTrue();
        twice.isProblem(409, "already_subscribed");
        assertThat(listed.at("/items/0/id")).isEqualTo(id);
        resumed.isProblem(409, "subscription_not_billed");
        ended.has(204);
        assertThat(world.call("/api/subscriptions/" + id).by(token).get().at("/status"))
                .isEqualTo("canceled");
    }

    private Answer give(String token, String tier, User guest, String end) {
        return world.call("/api/me/complimentary-subscriptions")
                .by(token)
                .post(
                        "{\"subscriberId\": \"%s\", \"tierId\": \"%s\", %s}"
                                .formatted(guest.id(), tier, end));
    }

    private Answer buy(String token, String tier, String body) {
        return world.call("/api/tiers/%s/gifts".formatted(tier)).by(token).post(body);
    }

    private Answer call(String path, @Nullable String token, String code) {
        var call = world.call(path);
        var body = "{\"code\": \"%s\"}".formatted(code);
        return token == null ? call.post(body) : call.by(token).post(body);
    }

    private void pay(String clientSecret) {
        for (var webhook : world.gateway().pays(clientSecret)) {
            world.call("/api/webhooks/fake")
                    .header("Fake-Signature", webhook.signature())
                    .post("application/json", webhook.body().toArray())
                    .has(200);
        }
        world.settle();
    }
}

package org.mecene.rest.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Amounts;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.RestWorld;

class SubscriptionTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void opens_access_once_the_provider_says_that_it_is_paid() {
        var ada = world.has(aCreator().withHandle("ada").named("Ada"));
        var tier = world.has(aTier().of(ada).named("Soutien").unknownToProvider());
        var bob = world.has(aUser().withHandle("bob").named("Bob"));
        var token = world.tokenOf(bob);
        var post = "/api/posts/" + world.has(aPost().by(ada).forSubscribers()).id();

        var begun = world.call("/api/subscriptions").by(token).post(body(tier.id().toString()));
        var id = begun.at("/subscription/id");
        var locked = world.call(post).by(token).get();
        pay(begun.at("/clientSecret"));
        var shown = world.call("/api/subscriptions/" + id).by(token).get();
        var open = world.call(post).by(token).get();

        begun.isJson(
                201,
                """
                {
                  "subscription": {
                    "id": "%s",
                    "status": "incomplete",
                    "origin": "paid",
                    "tier": {"id": "%s", "name": "Soutien"},
                    "creator": {"id": "%s", "handle": "ada", "displayName": "Ada", "avatarUrl": null},
                    "subscriber": {"id": "%s", "handle": "bob", "displayName": "Bob", "avatarUrl": null},
                    "price": {"amount": %d, "currency": "%s"},
                    "interval": "month",
                    "offer": null,
                    "currentPeriodEnd": null,
                    "cancelAtPeriodEnd": false,
                    "pendingChange": null,
                    "createdAt": "2026-03-01T09:00:00.123456Z",
                    "endedAt": null
                  },
                  "clientSecret": "%s",
                  "checkoutUrl": null
                }
                """
                        .formatted(
                                id,
                                tier.id(),
                                ada.id(),
                                bob.id(),
                                tier.offer().price().minor(),
                                tier.offer().price().currency(),
                                begun.at("/clientSecret")));
        assertThat(begun.header("Location"))
                .isEqualTo("https://api.example/api/subscriptions/" + id);
        assertThat(locked.json().at("/locked").asBoolean()).isTrue();
        assertThat(shown.at("/status")).isEqualTo("active");
        assertThat(shown.at("/currentPeriodEnd")).isEqualTo("2026-03-31T09:00:00.123456Z");
        assertThat(open.json().at("/locked").asBoolean()).isFalse();
        assertThat(world.call("/api/me/subscriptions").by(token).get().at("/items/0/id"))
                .isEqualTo(id);
        assertThat(
                        world.call("/api/me/subscribers")
                                .by(world.tokenOf(ada))
                                .get()
                                .at("/items/0/subscriber/handle"))
                .isEqualTo("bob");
    }

    @Test
    @Rule("W12")
    void leads_to_a_page_of_the_providers_and_waits_for_its_word() {
        var tier = world.has(aTier().of(world.has(aCreator())).unknownToProvider());
        var token = world.tokenOf(world.has(aUser()));

        var begun =
                world.call("/api/subscriptions")
                        .by(token)
                        .post(
                                """
                                {"tierId": "%s", "flow": "checkout", "successUrl": "https://app.example/thanks",
                                 "cancelUrl": "https://api.example/"}\
                                """
                                        .formatted(tier.id()));
        var path = "/api/subscriptions/" + begun.at("/subscription/id");
        var before = world.call(path).by(token).get();
        pay(begun.at("/checkoutUrl").replace("https://pay.example/", ""));
        var after = world.call(path).by(token).get();

        begun.has(201);
        assertThat(begun.json().at("/clientSecret").isNull()).isTrue();
        assertThat(before.at("/status")).isEqualTo("incomplete");
        assertThat(after.at("/status")).isEqualTo("active");
    }

    @Test
    void leads_payers_to_the_providers_portal_and_from_there_to_allowed_places_only() {
        var bob = world.has(aUser());
        var token = world.tokenOf(bob);

        var portal = portal(token, "https://app.example/account");
        var elsewhere = portal(token, "https://evil.example/");
        var anonymous = world.call("/api/me/billing-portal").post("{\"returnUrl\": \"x\"}");
        world.gateway().goDown();
        var down = portal(token, "https://app.example/account");

        portal.isJson(
                200,
                "{\"url\": \"https://pay.example/portal/%s?back=https://app.example/account\"}"
                        .formatted(bob.id()));
        elsewhere.isProblem(422, "validation_failed").names("returnUrl", "not_allowed_here");
        anonymous.isProblem(401, "sign_in_required");
        down.isProblem(503, "provider_unavailable");
    }

    @Test
    void ends_with_the_period_and_is_taken_back() {
        var ada = world.has(aCreator());
        var bob = world.has(aUser());
        var token = world.tokenOf(bob);
        var path = "/api/subscriptions/" + running(ada, bob);

        var ending = world.call(path + "/cancel").by(token).post("{\"atPeriodEnd\": true}");
        var resumed = world.call(path + "/resume").by(token).post();
        var bare = world.call(path + "/cancel").by(token).post();
        var ended = world.call(path + "/cancel").by(token).post("{\"atPeriodEnd\": false}");
        var again = world.call(path + "/cancel").by(token).post("{}");

        assertThat(ending.json().at("/cancelAtPeriodEnd").asBoolean()).isTrue();
        assertThat(ending.at("/status")).isEqualTo("active");
        assertThat(resumed.json().at("/cancelAtPeriodEnd").asBoolean()).isFalse();
        assertThat(bare.json().at("/cancelAtPeriodEnd").asBoolean()).isTrue();
        assertThat(ended.at("/status")).isEqualTo("canceled");
        again.isProblem(409, "subscription_not_running");
    }

    @Test
    @Rule("S11")
    void changes_to_a_dearer_tier_now_and_to_a_cheaper_one_later() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(world.has(aUser()));
        var cheap = world.has(aTier().of(ada).costing(Amounts.xof(1_000)).unknownToProvider());
        var dear = world.has(aTier().of(ada).costing(Amounts.xof(5_000)).unknownToProvider());
        var begun = subscribe(token, cheap.id().toString());
        pay(begun.at("/clientSecret"));
        var path = "/api/subscriptions/" + begun.at("/subscription/id") + "/change";

        var up = world.call(path).by(token).post(tierBody(dear.id().toString()));
        var down = world.call(path).by(token).post(tierBody(cheap.id().toString()));
        world.gateway().declines("insufficient_funds");
        var declined = world.call(path).by(token).post(tierBody(dear.id().toString()));
        var invalid = world.call(path).by(token).post("{}");
        var stranger =
                world.call(path)
                        .by(world.tokenOf(world.has(aUser())))
                        .post(tierBody(dear.id().toString()));

        assertThat(up.has(200).json().at("/startsAt").isNull()).isTrue();
        assertThat(up.json().at("/subscription/price/amount").asLong()).isEqualTo(5_000);
        assertThat(down.has(200).at("/startsAt")).isEqualTo("2026-03-31T09:00:00.123456Z");
        assertThat(down.at("/subscription/tier/id")).isEqualTo(dear.id().toString());
        declined.isProblem(409, "change_declined");
        assertThat(declined.at("/declineCode")).isEqualTo("insufficient_funds");
        invalid.isProblem(422, "validation_failed").names("tierId", "required");
        stranger.isProblem(404, "not_found");
    }

    @Test
    void shows_and_ends_nothing_of_somebody_else() {
        var ada = world.has(aCreator());
        var path = "/api/subscriptions/" + running(ada, world.has(aUser()));
        var stranger = world.tokenOf(world.has(aUser()));

        world.call(path).by(stranger).get().isProblem(404, "not_found");
        world.call(path + "/cancel").by(stranger).post().isProblem(404, "not_found");
        world.call(path).by(world.tokenOf(ada)).get().has(200);
        world.call(path + "/cancel").by(world.tokenOf(ada)).post().isProblem(403, "not_permitted");
    }

    @Test
    @Rule({"S5", "S25", "S27"})
    void refuses_what_cannot_be_subscribed_to() {
        var ada = world.has(aCreator());
        var bob = world.has(aUser());
        var token = world.tokenOf(bob);
        var tier = world.has(aTier().of(ada));
        var archived = world.has(aTier().of(world.has(aCreator())).archived());
        var existing = world.has(aSubscription().of(bob).to(tier).in(SubscriptionStatus.ACTIVE));

        var second = subscribe(token, tier.id().toString());
        second.isProblem(409, "already_subscribed");
        assertThat(second.at("/subscriptionId")).isEqualTo(existing.id().toString());
        subscribe(token, archived.id().toString()).isProblem(409, "tier_archived");
        subscribe(world.tokenOf(ada), tier.id().toString())
                .isProblem(422, "subscribing_to_oneself");
        subscribe(token, "019ca8a0-3efd-7000-8000-0000000000ff").isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "'{}', tierId, required",
        "'{}', flow, required",
        "'{\"tierId\": \"x\", \"flow\": \"intent\"}', tierId, invalid",
        "'{\"tierId\": \"x\", \"flow\": \"cash\"}', flow, unsupported",
        "'{\"flow\": \"checkout\"}', successUrl, required",
        "'{\"flow\": \"checkout\", \"cancelUrl\": \"https://evil.example/\"}', cancelUrl, not_allowed_here",
        "'{\"flow\": \"checkout\", \"successUrl\": \"javascript:alert(1)\"}', successUrl, invalid",
        "'{\"flow\": \"checkout\", \"successUrl\": \"https://app.example@evil.example/\"}', successUrl, invalid",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        var token = world.tokenOf(world.has(aUser()));

        world.call("/api/subscriptions")
                .by(token)
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    void says_when_the_provider_does_not_answer() {
        var tier = world.has(aTier().of(world.has(aCreator())));
        var token = world.tokenOf(world.has(aUser()));
        world.gateway().goDown();

        subscribe(token, tier.id().toString()).isProblem(503, "provider_unavailable");
    }

    private Answer subscribe(String token, String tier) {
        return world.call("/api/subscriptions").by(token).post(body(tier));
    }

    private static String tierBody(String tier) {
        return "{\"tierId\": \"%s\"}".formatted(tier);
    }

    private Answer portal(String token, String returnUrl) {
        return world.call("/api/me/billing-portal")
                .by(token)
                .post("{\"returnUrl\": \"%s\"}".formatted(returnUrl));
    }

    private String running(User creator, User subscriber) {
        var tier = world.has(aTier().of(creator));
        return world.has(aSubscription().of(subscriber).to(tier).in(SubscriptionStatus.ACTIVE))
                .id()
                .toString();
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

    private static String body(String tier) {
        return "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier);
    }
}

package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// Access that is not paid by whoever has it: the same doors, an end of its own.
class GiftJourneyTest extends ServerTest {
    private static final String PAYS = "4242424242424242";

    @Test
    @Rule({"S20", "K1", "S28"})
    void a_gift_is_mailed_when_it_is_paid_opens_every_door_and_ends_by_itself() {
        var creator = server().creator("gifted");
        var tier = tier(creator);
        var post = subscribersPost(creator);
        var buyer = server().person("buyer");
        var friend = server().person("friend");
        var begun =
                buyer.api()
                        .post(
                                "/api/tiers/%s/gifts".formatted(tier),
                                """
                                {"periods": 1, "recipientEmail": "%s", "message": "Enjoy."}\
                                """
                                        .formatted(friend.email()))
                        .is(201);
        server().confirm(begun.get("clientSecret").asText(), PAYS);
        await().atMost(RunningServer.SOON).until(() -> mailedCode(friend) != null);

        var opened =
                friend.api()
                        .post(
                                "/api/gifts/redeem",
                                "{\"code\": \"%s\"}".formatted(mailedCode(friend)))
                        .is(201);
        var during = read(friend, post);
        server().advance("P32D");
        var later = server().signIn(friend.email(), friend.password());
        var after = read(later, post);
        var path = "/api/subscriptions/" + opened.get("id").asText();

        assertThat(during.get("body").asText()).isEqualTo("For those who pay.");
        assertThat(after.get("body").isNull()).isTrue();
        assertThat(after.get("locked").asBoolean()).isTrue();
        await().atMost(RunningServer.SOON)
                .until(() ->
                        later.api().get(path).is(200).get("status").asText().equals("canceled"));
        assertThat(server().checkBooks().get("balanced").asBoolean()).isTrue();
    }

    @Test
    @Rule({"S20", "S5"})
    void access_that_is_given_opens_at_once_and_closes_when_the_creator_says_so() {
        var creator = server().creator("generous");
        var tier = tier(creator);
        var post = subscribersPost(creator);
        var guest = server().person("guest");

        var given =
                creator.api()
                        .post(
                                "/api/me/complimentary-subscriptions",
                                "{\"subscriberId\": \"%s\", \"tierId\": \"%s\", \"months\": 1}"
                                        .formatted(guest.id(), tier))
                        .is(201);
        var during = read(guest, post);
        guest.api()
                .post(
                        "/api/subscriptions",
                        "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                .is(409);
        creator.api()
                .delete("/api/me/complimentary-subscriptions/" + given.get("id").asText())
                .is(204);

        assertThat(during.get("locked").asBoolean()).isFalse();
        assertThat(read(guest, post).get("locked").asBoolean()).isTrue();
    }

    private @Nullable String mailedCode(Person person) {
        for (var mail : server().mails(person.email())) {
            for (var link : mail.get("links")) {
                if (link.asText().contains("/gifts/redeem?token=")) {
                    return link.asText().replaceFirst(".*token=", "");
                }
            }
        }
        return null;
    }

    private static JsonNode read(Person person, String post) {
        return person.api().get("/api/posts/" + post).is(200);
    }

    private static String tier(Person creator) {
        return creator.api()
                .post(
                        "/api/me/tiers",
                        """
                        {"name": "Supporter", "description": "Everything.", "interval": "month",
                         "price": {"amount": 2000, "currency": "XOF"}}\
                        """)
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

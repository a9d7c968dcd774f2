package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;

/// What each route costs in statements, whatever the number of its entries. A number that grows
/// here is a decision; one that grows with the entries of a list is a mistake.
final class StatementCountTest extends ServerTest {
    private static final int ENTRIES = 6;

    /// A first request may find a cache empty.
    private static final int ATTEMPTS = 3;

    @Test
    void asks_as_much_for_a_page_of_posts_as_for_one() {
        var creator = server().creator("author");
        var posts = publishSeveral(creator);
        var reader = server().person("reader");
        reader.api().post("/api/follow/" + creator.id()).is(204);

        var counted =
                counts(
                        reader.api(),
                        "/api/posts/" + posts.getFirst(),
                        "/api/posts",
                        "/api/posts?sort=popular",
                        "/api/posts?q=workshop",
                        "/api/posts?creatorId=" + creator.id(),
                        "/api/feed",
                        "/api/me/following",
                        "/api/users/" + creator.handle());

        assertThat(reader.api().get("/api/feed").is(200).get("items")).hasSize(ENTRIES);
        assertThat(counted.values()).as(counted.toString()).containsExactly(2, 2, 2, 2, 2, 2, 1, 1);
    }

    @Test
    void asks_as_much_for_a_page_of_comments_and_notifications_as_for_one() {
        var creator = server().creator("host");
        var post = publishSeveral(creator).getFirst();
        var guests = people("guest");
        guests.forEach(guest -> comment(guest, post));
        guests.forEach(guest -> guest.api().post("/api/posts/" + post + "/like").is(200));
        await().atMost(RunningServer.SOON).until(() -> notificationsOf(creator) >= ENTRIES);

        var counted =
                counts(
                        creator.api(),
                        "/api/posts/" + post + "/comments",
                        "/api/me/notifications",
                        "/api/me/followers");

        assertThat(counted.values()).as(counted.toString()).containsExactly(2, 2, 1);
    }

    @Test
    void asks_as_much_for_a_page_of_campaigns_as_for_one() {
        var owner = server().person("owner");
        var campaigns = IntStream.range(0, ENTRIES).mapToObj(_ -> campaign(owner)).toList();
        var donor = server().person("donor");
        campaigns.forEach(campaign -> give(donor, campaign));
        await().atMost(RunningServer.SOON).until(() -> isPaid(donor));

        var counted =
                counts(
                        donor.api(),
                        "/api/campaigns/" + campaigns.getFirst(),
                        "/api/campaigns",
                        "/api/campaigns?q=puits",
                        "/api/campaigns/" + campaigns.getFirst() + "/donations",
                        "/api/me/donations",
                        "/api/me/subscriptions");

        assertThat(counted.values()).as(counted.toString()).containsExactly(1, 1, 1, 3, 1, 1);
    }

    @Test
    void likes_with_two_statements() {
        var creator = server().creator("liked");
        var posts = publishSeveral(creator);
        var fan = server().person("fan").api();

        try (var counter = new StatementCounter()) {
            var counted = new ArrayList<Integer>();
            for (var post : posts.subList(0, ATTEMPTS)) {
                counted.add(counter.during(() -> fan.post("/api/posts/" + post + "/like").is(200)));
            }

            assertThat(counted.stream().min(Integer::compare)).contains(2);
        }
    }

    private Map<String, Integer> counts(Api api, String... paths) {
        try (var counter = new StatementCounter()) {
            var counts = new LinkedHashMap<String, Integer>();
            for (var path : paths) {
                IntStream.range(0, ATTEMPTS)
                        .map(_ -> counter.during(() -> api.get(path).is(200)))
                        .forEach(count -> counts.merge(path, count, Math::min));
            }
            return counts;
        }
    }

    private static List<String> publishSeveral(Person creator) {
        var body = Pictures.upload("photo.png", "image/png", Pictures.png(64, 48));
        var picture = creator.api().post("/api/media", body, Pictures.MULTIPART).is(201).get("id");
        return IntStream.range(0, ENTRIES)
                .mapToObj(number ->
                        creator.api()
                                .post(
                                        "/api/posts",
                                        """
                                        {"title": "Day %d", "body": "In the workshop.", "visibility": "public",
                                         "mediaIds": ["%s"]}\
                                        """
                                                .formatted(number, picture.asText()))
                                .is(201)
                                .get("id")
                                .asText())
                .toList();
    }

    private List<Person> people(String name) {
        return IntStream.range(0, ENTRIES).mapToObj(_ -> server().person(name)).toList();
    }

    private static void comment(Person person, String post) {
        person.api().post("/api/posts/" + post + "/comments", "{\"body\": \"Well said.\"}").is(201);
    }

    private static int notificationsOf(Person person) {
        return person.api().get("/api/me/notifications").is(200).get("items").size();
    }

    private String campaign(Person owner) {
        var category = server().api().get("/api/categories").is(200).at("/items/0/id").asText();
        var id =
                owner.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "Un puits", "summary": "De l’eau.", "description": "Longue histoire.",
                                 "goal": {"amount": 50000, "currency": "XOF"}, "endsAt": "%s", "categoryId": "%s",
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(
                                                Instant.now().plus(Duration.ofDays(30)), category))
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

    private void give(Person donor, String campaign) {
        var begun =
                donor.api()
                        .post(
                                "/api/campaigns/%s/donations".formatted(campaign),
                                "{\"amount\": {\"amount\": 1000, \"currency\": \"XOF\"}}")
                        .is(201);
        server().confirm(begun.get("clientSecret").asText(), "4242424242424242");
    }

    private static boolean isPaid(Person donor) {
        var donations = donor.api().get("/api/me/donations").is(200).get("items");
        return donations.size() == ENTRIES
                && donations.findValuesAsText("status").stream().allMatch("succeeded"::equals);
    }
}

package org.mecene.bootstrap.security;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.IdentityServer;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.domain.testkit.EmulatedAuthenticator;
import org.mecene.domain.users.Passkey;

/// A small seeded world: the cast, and one of each thing that the matrix names. Things can be made
/// anew for a request that will change them.
final class World {
    private static final String PAYS = "4242424242424242";

    private final RunningServer server;
    private final Stored stored;
    private final Map<Who, Person> people = new EnumMap<>(Who.class);
    private final Map<String, Supplier<String>> makers = new HashMap<>();
    private final Map<String, String> shared = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private World(RunningServer server) {
        this.server = server;
        this.stored = new Stored(server.database());
    }

    static World on(RunningServer server) {
        var world = new World(server);
        world.gatherPeople();
        world.describeThings();
        world.seed();
        return world;
    }

    Api as(Who who) {
        return who == Who.ANONYMOUS ? server.api() : server.api().as(people.get(who).accessToken());
    }

    String emailOf(Who who) {
        return people.get(who).email();
    }

    /// The one that everybody asks for and nobody changes.
    String shared(String thing) {
        if (thing.equals("unique")) {
            return unique();
        }
        var known = shared.get(thing);
        if (known == null) {
            known = fresh(thing);
            shared.put(thing, known);
        }
        return known;
    }

    /// Gives somebody every role there is.
    void grantEveryRole(Who who) {
        set("roles = ARRAY['subscriber', 'creator', 'moderator', 'admin']", who);
    }

    /// Waits until nothing follows any more from what was done.
    void settle() {
        await().atMost(RunningServer.SOON).until(server::isIdle);
    }

    /// What the store holds, to see whether anything changed.
    String kept() {
        return stored.digest();
    }

    /// Lets go of shared things that a request changed against the matrix, so that one wrong line
    /// does not make others wrong.
    void forget(Collection<String> things) {
        shared.keySet().removeAll(things);
    }

    /// One more, for a request that may change it.
    String fresh(String thing) {
        var maker = makers.get(thing);
        if (maker == null) {
            throw new IllegalArgumentException(
                    "Nobody makes a {%s}: add a maker to %s.describeThings"
                            .formatted(thing, World.class.getSimpleName()));
        }
        return maker.get();
    }

    private void gatherPeople() {
        people.put(Who.STRANGER, server.person("stranger"));
        people.put(Who.EX_SUBSCRIBER, server.person("exsubscriber"));
        people.put(Who.SUBSCRIBER, server.person("subscriber"));
        people.put(Who.OTHER_CREATOR, server.creator("other"));
        people.put(Who.OWNER, server.creator("owner"));
        people.put(Who.MODERATOR, server.person("moderator"));
        people.put(Who.BANNED, server.person("banned"));
        people.put(Who.ADMIN, server.administrator());
        set("roles = ARRAY['subscriber', 'moderator']", Who.MODERATOR);
        set("status = 'banned'", Who.BANNED);
        await().atMost(RunningServer.SOON)
                .until(() -> as(Who.BANNED).get("/api/me").status() == 401);
    }

    /// What the matrix may name in braces, and how one more of it is made.
    private void describeThings() {
        makers.put("unique", this::unique);
        makers.put("owner", () -> people.get(Who.OWNER).id());
        makers.put("person", () -> server.person("person").id());
        makers.put("nothing", () -> "01900000-0000-7000-8000-000000000000");
        makers.put("ownerHandle", () -> people.get(Who.OWNER).handle());
        makers.put("inAMonth", () -> Instant.now().plus(Duration.ofDays(30)).toString());
        makers.put("provider", () -> "sandbox");
        makers.put("identityProvider", () -> IdentityServer.NAME);
        makers.put("queue", () -> "mails");
        makers.put("docsFile", () -> "docs.css");
        makers.put("post", () -> post("subscribers"));
        // Grow with every comment and donation that is made, so that the others stay as they are.
        makers.put("commentedPost", () -> post("subscribers"));
        makers.put("fundedCampaign", this::campaign);
        makers.put("publicPost", () -> post("public"));
        makers.put("scheduledPost", this::scheduledPost);
        makers.put("comment", () -> comment(Who.SUBSCRIBER));
        makers.put("media", this::media);
        makers.put("signedMedia", this::signedMedia);
        makers.put("tier", this::tier);
        makers.put("given", this::given);
        makers.put("gift", this::gift);
        makers.put("offer", this::offer);
        makers.put("subscription", () -> shared.getOrDefault("subscription", "gone"));
        makers.put("draft", this::draft);
        makers.put("inReview", this::inReview);
        makers.put("campaign", this::campaign);
        makers.put("donation", this::donation);
        makers.put("payment", () -> issued("paymentId"));
        makers.put("document", () -> issued("id"));
        makers.put("category", this::category);
        makers.put("application", this::application);
        makers.put("notification", this::notification);
        makers.put("passkey", this::passkey);
        makers.put("session", this::session);
    }

    private void seed() {
        var tier = shared("tier");
        shared.put("subscription", subscribe(Who.SUBSCRIBER, tier));
        var former = subscribe(Who.EX_SUBSCRIBER, tier);
        as(Who.EX_SUBSCRIBER)
                .post("/api/subscriptions/%s/cancel".formatted(former), "{\"atPeriodEnd\": false}")
                .is(200);
        as(Who.STRANGER).post("/api/posts/%s/like".formatted(shared("publicPost"))).is(200);
        await().atMost(RunningServer.SOON).until(() -> !notification().isEmpty());
    }

    private String post(String visibility) {
        return made(
                Who.OWNER,
                "/api/posts",
                "{\"title\": \"T\", \"body\": \"B\", \"visibility\": \"%s\"}"
                        .formatted(visibility));
    }

    private String scheduledPost() {
        return made(
                Who.OWNER,
                "/api/posts",
                "{\"body\": \"B\", \"visibility\": \"public\", \"publishAt\": \"%s\"}"
                        .formatted(fresh("inAMonth")));
    }

    private String comment(Who author) {
        return made(
                author,
                "/api/posts/%s/comments".formatted(shared("commentedPost")),
                "{\"body\": \"Comment\"}");
    }

    private String media() {
        var file = Pictures.upload("a.png", "image/png", Pictures.png(4, 4));
        return as(Who.OWNER)
                .post("/api/media", file, Pictures.MULTIPART)
                .is(201)
                .get("id")
                .asText();
    }

    private String signedMedia() {
        var shown = as(Who.OWNER).get("/api/media/" + shared("media")).is(200);
        return URI.create(shown.at("/variants/original/url").asText())
                .getRawPath()
                .substring("/media/".length());
    }

    private String tier() {
        return made(
                Who.OWNER,
                "/api/me/tiers",
                """
                {"name": "T", "interval": "month", "price": {"amount": 500, "currency": "EUR"}}\
                """);
    }

    private String subscribe(Who who, String tier) {
        var begun =
                as(who).post(
                                "/api/subscriptions",
                                "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier))
                        .is(201);
        server.confirm(begun.get("clientSecret").asText(), PAYS);
        var id = begun.at("/subscription/id").asText();
        await().atMost(RunningServer.SOON)
                .until(() ->
                        as(who).get("/api/subscriptions/" + id)
                                .is(200)
                                .get("status")
                                .asText()
                                .equals("active"));
        return id;
    }

    private String given() {
        return made(
                Who.OWNER,
                "/api/me/complimentary-subscriptions",
                "{\"subscriberId\": \"%s\", \"tierId\": \"%s\", \"months\": 1}"
                        .formatted(fresh("person"), shared("tier")));
    }

    private String offer() {
        return made(
                Who.OWNER,
                "/api/me/offers",
                "{\"tierId\": \"%s\", \"freeDays\": 7}".formatted(shared("tier")));
    }

    private String gift() {
        var begun =
                as(Who.SUBSCRIBER)
                        .post("/api/tiers/%s/gifts".formatted(shared("tier")), "{\"periods\": 1}")
                        .is(201);
        server.confirm(begun.get("clientSecret").asText(), PAYS);
        var id = begun.at("/gift/id").asText();
        await().atMost(RunningServer.SOON)
                .until(() ->
                        as(Who.SUBSCRIBER)
                                .get("/api/me/gifts")
                                .is(200)
                                .at("/items/0/status")
                                .asText()
                                .equals("ready"));
        return id;
    }

    private String draft() {
        return made(
                Who.OWNER,
                "/api/campaigns",
                """
                {"title": "T%s", "summary": "S", "description": "D", "endsAt": "%s", "categoryId": "%s",
                 "goal": {"amount": 100000, "currency": "XOF"}, "funding": "keep_what_you_raise"}\
                """
                        .formatted(unique(), fresh("inAMonth"), shared("category")));
    }

    private String inReview() {
        var id = draft();
        as(Who.OWNER).post("/api/campaigns/%s/submit".formatted(id)).is(200);
        return id;
    }

    private String campaign() {
        var id = inReview();
        as(Who.ADMIN).post("/api/admin/campaigns/%s/approve".formatted(id)).is(200);
        return id;
    }

    private String donation() {
        var begun =
                as(Who.SUBSCRIBER)
                        .post(
                                "/api/campaigns/%s/donations".formatted(shared("fundedCampaign")),
                                "{\"amount\": {\"amount\": 5000, \"currency\": \"XOF\"}}")
                        .is(201);
        server.confirm(begun.get("clientSecret").asText(), PAYS);
        var id = begun.at("/donation/id").asText();
        await().atMost(RunningServer.SOON)
                .until(() ->
                        as(Who.SUBSCRIBER)
                                .get("/api/donations/" + id)
                                .is(200)
                                .get("status")
                                .asText()
                                .equals("succeeded"));
        return id;
    }

    /// About the newest document of the subscriber, who has paid.
    private String issued(String field) {
        return await().atMost(RunningServer.SOON)
                .until(
                        () ->
                                as(Who.SUBSCRIBER)
                                        .get("/api/me/receipts")
                                        .is(200)
                                        .at("/items/0/" + field)
                                        .asText(),
                        id -> !id.isEmpty());
    }

    private String category() {
        return made(
                Who.ADMIN,
                "/api/admin/categories",
                "{\"name\": {\"fr\": \"C\", \"en\": \"C\"}, \"slug\": \"c-%s\"}"
                        .formatted(unique()));
    }

    private String application() {
        return server.person("applicant")
                .api()
                .post("/api/me/creator-application", "{\"motivation\": \"M\"}")
                .is(201)
                .get("id")
                .asText();
    }

    private String notification() {
        return as(Who.OWNER).get("/api/me/notifications").is(200).at("/items/0/id").asText();
    }

    /// Makes room for one more before there are too many.
    private String passkey() {
        var api = as(Who.OWNER);
        var kept = api.get("/api/me/passkeys").is(200).get("items");
        if (kept.size() > Passkey.MOST / 2) {
            api.delete("/api/me/passkeys/" + kept.get(1).get("id").asText());
        }
        var device = new EmulatedAuthenticator("localhost", "http://localhost:8080");
        var asked = api.post("/api/auth/passkeys/registration/options").is(200);
        var creation =
                device.creates(asked.get("challenge").asText(), asked.at("/user/id").asText());
        return made(
                Who.OWNER,
                "/api/auth/passkeys/registration",
                "{\"name\": \"P\", \"credential\": %s}"
                        .formatted(EmulatedAuthenticator.json(device.credential(), creation)));
    }

    /// The owner's, on another device.
    private String session() {
        var owner = people.get(Who.OWNER);
        var device = server.signIn(owner.email(), owner.password());
        return device.api()
                .get("/api/me/sessions")
                .is(200)
                .get("items")
                .valueStream()
                .filter(session -> session.get("current").asBoolean())
                .map(session -> session.get("id").asText())
                .findFirst()
                .orElseThrow();
    }

    private String made(Who who, String path, String body) {
        return as(who).post(path, body.getBytes(StandardCharsets.UTF_8), "application/json")
                .is(201)
                .get("id")
                .asText();
    }

    private String unique() {
        return "u" + count.incrementAndGet();
    }

    /// Changes an account behind the server's back, as no route does yet.
    private void set(String assignment, Who who) {
        stored.query(
                "UPDATE users SET %s WHERE id = '%s' RETURNING id"
                        .formatted(assignment, people.get(who).id()));
    }
}

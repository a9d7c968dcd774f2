package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Contract;
import org.mecene.bootstrap.testkit.IdentityServer;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.domain.testkit.Rule;
import org.mecene.security.testkit.MockOpenIdServer;

/// Asks for everything as everybody (security.md B1, B2, B7).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AccessMatrixTest {
    private static final String NOT_AN_ID = "not-an-id";
    private static final List<String> SEEN_BY_THE_OWNER =
            List.of(
                    "/api/posts/{post}",
                    "/api/posts/{post}/comments",
                    "/api/campaigns/{campaign}",
                    "/api/campaigns/{draft}",
                    "/api/campaigns/{inReview}",
                    "/api/me");

    /// Where the owner sees what others may ask to remove, and are told that it is gone.
    private static final Map<String, String> KEPT =
            Map.of(
                    "session", "/api/me/sessions",
                    "passkey", "/api/me/passkeys",
                    "media", "/api/media/{media}",
                    "scheduledPost", "/api/posts/{scheduledPost}",
                    "draft", "/api/campaigns/{draft}");

    private final MockOpenIdServer people = MockOpenIdServer.start();
    private @Nullable RunningServer server;
    private @Nullable World world;
    private List<Line> lines = List.of();
    private List<Contract.Route> routes = List.of();

    @BeforeAll
    void start() throws IOException {
        server = RunningServer.start(IdentityServer.settings(people));
        world = World.on(server);
        routes = Contract.of(server).routes();
        lines = Line.ofMatrix();
    }

    @AfterAll
    void stop() {
        server.close();
        people.close();
    }

    @Test
    void has_a_line_for_every_route_and_no_other() {
        var known = lines.stream().map(Line::route).collect(Collectors.toSet());
        var published = routes.stream().map(Contract.Route::key).collect(Collectors.toSet());

        var missing =
                routes.stream()
                        .filter(route -> !known.contains(route.key()))
                        .map(route ->
                                "000 ".repeat(9)
                                        + "| 404 404 | %s %s %s"
                                                .formatted(
                                                        route.method(),
                                                        route.path(),
                                                        route.operation().has("requestBody")
                                                                ? "{…}"
                                                                : ""));
        assertThat(missing)
                .as(
                        """
                        routes without a line in %s. Add each, with the name of a thing of World in \
                        the braces, a body that is valid, and what each column shall be answered; \
                        run the test again, and it shows the line with what was answered instead\
                        """
                                .formatted(Line.MATRIX))
                .isEmpty();
        assertThat(known).as("lines of routes that there are not").isSubsetOf(published);
    }

    @Test
    void says_of_everything_that_is_named_what_is_answered_when_it_is_not_there() {
        assertThat(lines)
                .filteredOn(Line::namesThings)
                .allSatisfy(line ->
                        assertThat(List.of(line.random(), line.malformed()))
                                .as(line.method() + " " + line.path() + " " + line.body())
                                .doesNotContain(0));
    }

    @Test
    @Rule({"O3", "K12", "I9"})
    void answers_everybody_as_the_matrix_says() {
        var before = seenByTheOwner();

        var wrong = new ArrayList<String>();
        for (var line : lines) {
            routes.stream()
                    .filter(route -> route.key().equals(line.route()))
                    .findFirst()
                    .ifPresent(route -> ask(line, route.access(), wrong));
        }

        assertThat(wrong).isEmpty();
        assertThat(seenByTheOwner()).as("what only refused requests touched").isEqualTo(before);
    }

    private void ask(Line line, String access, List<String> wrong) {
        var statuses = new ArrayList<Integer>();
        var strays = new ArrayList<String>();
        var random = line.random();
        var malformed = line.malformed();
        for (var who : Who.values()) {
            var answer = askForReal(line, who);
            statuses.add(answer.status());
            if (line.idle().contains(who)) {
                line.things().stream()
                        .filter(thing -> !ownerHas(thing))
                        .forEach(thing -> strays.add(who + ": changed the " + thing));
            }
            var gate = who.refusalAtGate(access);
            var expectRandom = gate == 0 ? line.random() : gate;
            var expectMalformed = gate == 0 ? line.malformed() : gate;
            for (var other : line.replacing(UUID.randomUUID().toString())) {
                var forRandom = send(other, who);
                random = gate == 0 ? forRandom.status() : random;
                if (forRandom.status() != expectRandom) {
                    strays.add("%s: random %d".formatted(who, forRandom.status()));
                }
                if (answer.status() == 404
                        && expectRandom == 404
                        && !said(answer).equals(said(forRandom))) {
                    strays.add(who + ": what is hidden is answered unlike what is not there");
                }
            }
            for (var other : line.replacing(NOT_AN_ID)) {
                var forMalformed = send(other, who);
                malformed = gate == 0 ? forMalformed.status() : malformed;
                if (forMalformed.status() != expectMalformed) {
                    strays.add("%s: malformed %d".formatted(who, forMalformed.status()));
                }
            }
        }
        if (!statuses.equals(line.statuses()) || !strays.isEmpty()) {
            wrong.add(
                    "%nexpected %s%nanswered %s%s"
                            .formatted(
                                    line.written(line.statuses(), line.random(), line.malformed()),
                                    line.written(statuses, random, malformed),
                                    strays.isEmpty() ? "" : " " + strays));
        }
    }

    /// Whoever is to be let through gets things of their own to change; the others must leave the
    /// shared ones as they are, also those who are told that what they wanted is so.
    private Api.Answer askForReal(Line line, Who who) {
        var isIdle = line.idle().contains(who);
        var changes = !line.isRead() && line.of(who) < 300 && !isIdle;
        var answer = send(line.filled(changes ? world::fresh : world::shared), who);
        if (!line.isRead() && !changes && !isIdle && answer.status() < 300) {
            world.forget(line.things());
        }
        return answer;
    }

    private boolean ownerHas(String thing) {
        var id = world.shared(thing);
        var path = Objects.requireNonNull(KEPT.get(thing), thing).replaceAll("\\{\\w+}", id);
        var answer = world.as(Who.OWNER).get(path);
        return answer.status() == 200 && answer.json().toString().contains(id);
    }

    private Api.Answer send(Line line, Who who) {
        var filled = line.filled(world::shared);
        var caller = world.as(who);
        return switch (filled.body()) {
            case "" -> caller.send(filled.method(), filled.path(), null, null);
            case "@png" ->
                    caller.send(filled.method(), filled.path(), picture(), Pictures.MULTIPART);
            default ->
                    caller.send(
                            filled.method(),
                            filled.path(),
                            filled.body().getBytes(StandardCharsets.UTF_8),
                            "application/json");
        };
    }

    private static byte[] picture() {
        return Pictures.upload("a.png", "image/png", Pictures.png(4, 4));
    }

    private String seenByTheOwner() {
        var owner = world.as(Who.OWNER);
        var seen =
                SEEN_BY_THE_OWNER.stream()
                        .map(path -> Line.parse("000 ".repeat(9) + "| - - | GET " + path))
                        .map(line -> owner.get(line.filled(world::shared).path()).is(200))
                        .map(JsonNode::toPrettyString)
                        .collect(Collectors.joining("\n"));
        return seen + "\n" + sharedTier(owner);
    }

    /// Of the owner's tiers the one that nobody may change; others are made meanwhile.
    private String sharedTier(Api owner) {
        var tiers = owner.get("/api/creators/%s/tiers".formatted(world.shared("owner"))).is(200);
        return tiers.get("items")
                .valueStream()
                .filter(tier -> tier.get("id").asText().equals(world.shared("tier")))
                .map(JsonNode::toPrettyString)
                .collect(Collectors.joining());
    }

    private static String said(Api.Answer answer) {
        return answer.json() instanceof ObjectNode document
                ? document.deepCopy().without("requestId").toString()
                : "";
    }
}

package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.documents.Document;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.IdentityServer;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.security.testkit.MockOpenIdServer;

/// Reads everything as everybody, and looks at what they are shown (security.md B4, B5).
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShownFieldsTest {
    private static final String SNAPSHOT =
            "bootstrap/src/test/resources/org/mecene/bootstrap/security/shown-fields.txt";

    /// The mailbox of the sandbox shows every mail to everybody and is not there in production; the
    /// contract shows itself; what each job and metric is called is for operators.
    private static final Set<String> OPEN_BY_PURPOSE =
            Set.of("/api/sandbox/mails", "/openapi.json", "/metrics");

    /// Something private, and who may see it.
    private record Canary(String text, Set<Who> shownTo) {}

    private final List<Canary> canaries = new ArrayList<>();
    private final Map<String, String> things = new HashMap<>();
    private final MockOpenIdServer people = MockOpenIdServer.start();
    private @Nullable RunningServer server;
    private @Nullable World world;
    private List<Line> reads = List.of();

    @BeforeAll
    void start() throws IOException {
        server = RunningServer.start(IdentityServer.settings(people));
        world = World.on(server);
        reads =
                Line.ofMatrix().stream()
                        .filter(Line::isRead)
                        .filter(line -> !OPEN_BY_PURPOSE.contains(line.path()))
                        .toList();
        // Whatever a line names is made before anything is looked at.
        reads.forEach(line -> line.filled(world::shared));
        plant();
        world.settle();
    }

    @AfterAll
    void stop() {
        server.close();
        people.close();
    }

    @Test
    void shows_each_kind_of_caller_the_fields_of_the_snapshot_and_no_other() throws IOException {
        var shown = new Shown();
        for (var line : reads) {
            for (var who : Who.values()) {
                var answer = read(line, who);
                if (answer.status() == 200) {
                    shown.note(line, who, answer);
                }
            }
        }

        Document.at(SNAPSHOT).holds(shown.written());
    }

    @Test
    void shows_nobody_what_is_private_to_others() {
        var seen = EnumSet.noneOf(Who.class);
        var leaks = new ArrayList<String>();
        for (var line : reads) {
            for (var who : Who.values()) {
                var answer = read(line, who);
                var said = said(answer);
                for (var canary : canaries) {
                    if (!said.contains(canary.text())) {
                        continue;
                    }
                    seen.add(who);
                    if (!canary.shownTo().contains(who)) {
                        leaks.add(
                                "%s %s as %s shows %s"
                                        .formatted(line.method(), line.path(), who, canary.text()));
                    }
                }
            }
        }

        assertThat(leaks).isEmpty();
        assertThat(seen).as("those who see canaries of their own").contains(Who.OWNER, Who.ADMIN);
    }

    private Api.Answer read(Line line, Who who) {
        var filled = line.filled(thing -> things.getOrDefault(thing, world.shared(thing)));
        return world.as(who).send(filled.method(), filled.path(), null, null);
    }

    private static String said(Api.Answer answer) {
        return answer.raw().headers().map()
                + new String(answer.raw().body(), StandardCharsets.UTF_8);
    }

    private void plant() {
        for (var who : Who.values()) {
            if (who != Who.ANONYMOUS) {
                canaries.add(new Canary(world.emailOf(who), EnumSet.of(who, Who.ADMIN)));
            }
        }
        canaries.add(new Canary("$argon2", Set.of()));
        things.put(
                "post",
                made(
                        "/api/posts",
                        """
                        {"title": "T", "body": "canary-paid", "visibility": "subscribers"}\
                        """));
        hold("canary-paid", Who.OWNER, Who.SUBSCRIBER, Who.ADMIN);
        world.as(Who.SUBSCRIBER)
                .post(
                        "/api/posts/%s/comments".formatted(things.get("post")),
                        "{\"body\": \"canary-comment\"}")
                .is(201);
        hold("canary-comment", Who.OWNER, Who.SUBSCRIBER, Who.ADMIN);
        things.put(
                "scheduledPost",
                made(
                        "/api/posts",
                        """
                        {"body": "canary-later", "visibility": "public", "publishAt": "%s"}\
                        """
                                .formatted(world.fresh("inAMonth"))));
        hold("canary-later", Who.OWNER, Who.ADMIN);
        things.put(
                "draft",
                made(
                        "/api/campaigns",
                        """
                        {"title": "canary-draft", "summary": "S", "description": "D", "endsAt": "%s",
                         "categoryId": "%s", "goal": {"amount": 100000, "currency": "XOF"},
                         "funding": "keep_what_you_raise"}\
                        """
                                .formatted(world.fresh("inAMonth"), world.shared("category"))));
        hold("canary-draft", Who.OWNER, Who.MODERATOR, Who.ADMIN);
        world.as(Who.STRANGER)
                .post("/api/me/creator-application", "{\"motivation\": \"canary-motivation\"}")
                .is(201);
        hold("canary-motivation", Who.STRANGER, Who.ADMIN);
        world.as(Who.SUBSCRIBER)
                .put("/api/me/billing-details", "{\"name\": \"canary-billing\"}")
                .is(200);
        hold("canary-billing", Who.SUBSCRIBER, Who.ADMIN);
        world.as(Who.SUBSCRIBER)
                .post(
                        "/api/tiers/%s/gifts".formatted(world.shared("tier")),
                        """
                        {"periods": 1, "recipientEmail": "canary-gift@example.org", "message": "canary-wish"}\
                        """)
                .is(201);
        // The one that has a donation.
        things.put("campaign", world.shared("fundedCampaign"));
        world.as(Who.SUBSCRIBER).post("/api/follow/" + world.shared("owner")).is(204);
        world.shared("passkey");
        hold("canary-gift", Who.SUBSCRIBER);
        hold("canary-wish", Who.SUBSCRIBER);
    }

    private void hold(String text, Who... shownTo) {
        canaries.add(new Canary(text, Set.of(shownTo)));
    }

    private String made(String path, String body) {
        return world.as(Who.OWNER).post(path, body).is(201).get("id").asText();
    }
}

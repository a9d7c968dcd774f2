package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// People take along what is kept of them.
final class ExportJourneyTest extends ServerTest {
    @Test
    @Rule({"G4", "K1"})
    void holds_all_that_is_the_callers_and_nothing_of_others() {
        var mine = liveALife("mine");
        var theirs = liveALife("theirs");
        meet(mine, theirs);
        meet(theirs, mine);
        await().atMost(RunningServer.SOON).until(server()::isIdle);

        var files = export(mine.api());

        var all = allOf(files);
        assertThat(all)
                .contains(
                        mine.email(),
                        mine.handle(),
                        "bio of mine",
                        "why mine applied",
                        "title of mine",
                        "body of mine",
                        "tier of mine",
                        "campaign of mine",
                        "comment of mine",
                        "message of mine",
                        "file-of-mine.png");
        assertThat(all).contains("+00:00").doesNotContain("+14:00");
        assertThat(all).doesNotContain("theirs", theirs.email(), server().administrator().email());
        for (var kind :
                new String[] {
                    "profile",
                    "sessions",
                    "devices",
                    "creator-applications",
                    "posts",
                    "comments",
                    "likes",
                    "follows",
                    "media",
                    "tiers",
                    "subscriptions",
                    "subscribers",
                    "campaigns",
                    "donations",
                    "donations-received",
                    "payments",
                    "ledger",
                    "notifications",
                    "audit",
                    "trials"
                }) {
            assertThat(text(files.getOrDefault(kind + ".json", new byte[0])))
                    .as(kind)
                    .contains("{");
        }
        assertThat(files.keySet().stream().filter(name -> name.startsWith("media/")))
                .singleElement()
                .satisfies(name -> assertThat(files.get(name)).startsWith(0xff, 0xd8));
        assertThat(files.keySet()).noneMatch(name -> name.contains("..") || name.startsWith("/"));
    }

    @Test
    @Rule("O7")
    void is_made_for_whoever_is_shut_out() {
        var person = server().person("shut");
        var administrator = server().administrator();
        administrator
                .api()
                .post("/api/admin/users/%s/ban".formatted(person.id()), "{\"reason\": \"Spam\"}")
                .is(200);

        var files =
                unpacked(
                        administrator
                                .api()
                                .get("/api/admin/users/%s/export".formatted(person.id())));

        assertThat(text(files.getOrDefault("profile.json", new byte[0])))
                .contains(person.email(), "Spam");
        assertThat(allOf(files)).doesNotContain(administrator.email(), administrator.id());
    }

    /// A creator with one of everything, all of it marked with their name.
    private Person liveALife(String name) {
        var person = server().person(name);
        var api = person.api();
        var application =
                api.post(
                                "/api/me/creator-application",
                                "{\"motivation\": \"why %s applied\"}".formatted(name))
                        .is(201)
                        .get("id")
                        .asText();
        server().administrator()
                .api()
                .post("/api/admin/creator-applications/%s/approve".formatted(application))
                .is(200);
        api.patch("/api/me", "{\"bio\": \"bio of %s\"}".formatted(name)).is(200);
        var picture =
                Pictures.upload("file-of-%s.png".formatted(name), "image/png", Pictures.png(8, 8));
        api.post("/api/media", picture, Pictures.MULTIPART).is(201);
        api.post(
                        "/api/posts",
                        "{\"title\": \"title of %s\", \"body\": \"body of %s\", \"visibility\": \"public\"}"
                                .formatted(name, name))
                .is(201);
        api.post(
                        "/api/me/tiers",
                        """
                        {"name": "tier of %s", "interval": "month", "trialDays": 7,
                         "price": {"amount": 500, "currency": "EUR"}}\
                        """
                                .formatted(name))
                .is(201);
        campaign(person, name);
        return person;
    }

    private void campaign(Person person, String name) {
        var category = server().api().get("/api/categories").is(200).at("/items/0/id").asText();
        var campaign =
                person.api()
                        .post(
                                "/api/campaigns",
                                """
                                {"title": "campaign of %s", "summary": "S", "description": "D", "endsAt": "%s",
                                 "categoryId": "%s", "goal": {"amount": 100000, "currency": "XOF"},
                                 "funding": "keep_what_you_raise"}\
                                """
                                        .formatted(
                                                name,
                                                Rows.serverTime(server().database())
                                                        .plusSeconds(2_600_000),
                                                category))
                        .is(201)
                        .get("id")
                        .asText();
        person.api().post("/api/campaigns/%s/submit".formatted(campaign)).is(200);
        server().administrator()
                .api()
                .post("/api/admin/campaigns/%s/approve".formatted(campaign))
                .is(200);
    }

    /// One follows, likes, comments, subscribes and gives to the other.
    private void meet(Person one, Person other) {
        var api = one.api();
        var name = one.handle().replaceAll("[0-9]", "");
        api.post("/api/follow/" + other.id());
        var post = api.get("/api/posts?creatorId=" + other.id()).is(200).at("/items/0/id").asText();
        api.post("/api/posts/%s/like".formatted(post)).is(200);
        api.post(
                        "/api/posts/%s/comments".formatted(post),
                        "{\"body\": \"comment of %s\"}".formatted(name))
                .is(201);
        var tier =
                api.get("/api/creators/%s/tiers".formatted(other.id()))
                        .is(200)
                        .at("/items/0/id")
                        .asText();
        pay(
                api.post(
                        "/api/subscriptions",
                        "{\"tierId\": \"%s\", \"flow\": \"intent\"}".formatted(tier)));
        var campaign = other.api().get("/api/me/campaigns").is(200).at("/items/0/id").asText();
        pay(
                api.post(
                        "/api/campaigns/%s/donations".formatted(campaign),
                        """
                        {"amount": {"amount": 5000, "currency": "XOF"}, "message": "message of %s"}\
                        """
                                .formatted(name)));
        await().atMost(RunningServer.SOON)
                .until(() ->
                        api.get("/api/me/donations")
                                .is(200)
                                .at("/items/0/status")
                                .asText()
                                .equals("succeeded"));
    }

    private void pay(Api.Answer begun) {
        server().confirm(begun.is(201).get("clientSecret").asText(), "4242424242424242");
    }

    private static Map<String, byte[]> export(Api api) {
        return unpacked(api.get("/api/me/export"));
    }

    private static Map<String, byte[]> unpacked(Api.Answer answer) {
        assertThat(answer.status()).as(text(answer.raw().body())).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.raw().body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return files;
    }

    private static String allOf(Map<String, byte[]> files) {
        var all = new StringBuilder();
        files.forEach((name, content) -> all.append(name).append('\n').append(text(content)));
        return all.toString();
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}

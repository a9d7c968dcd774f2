package org.mecene.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Pictures;
import org.mecene.bootstrap.testkit.RunningServer;
import org.mecene.bootstrap.testkit.RunningServer.Person;
import org.mecene.bootstrap.testkit.ServerTest;
import org.mecene.domain.testkit.Rule;

/// A creator publishes, and people meet it.
final class ContentJourneyTest extends ServerTest {
    @Test
    @Rule({"K1", "K3", "K12"})
    void shows_a_locked_post_with_a_teaser_and_a_blur_through_every_door() {
        var creator = server().creator("ndeye");
        var picture = upload(creator);
        var canary = "sesame-" + creator.handle();
        var post =
                publish(
                        creator,
                        "Title",
                        canary + " opens the door",
                        "subscribers",
                        picture.get("id").asText());
        var stranger = server().person("stranger");
        stranger.api().post("/api/follow/" + creator.id());
        var doors =
                new String[] {
                    "/api/posts/" + post,
                    "/api/posts?creatorId=" + creator.id(),
                    "/api/posts?q=" + canary,
                    "/api/feed",
                    "/api/media/" + picture.get("id").asText()
                };

        for (var door : doors) {
            assertThat(stranger.api().get(door).is(200).toString())
                    .as(door)
                    .doesNotContain(canary)
                    .doesNotContain("/original");
        }
        var shown = stranger.api().get("/api/posts/" + post).is(200);
        assertThat(shown.get("locked").asBoolean()).isTrue();
        assertThat(shown.get("teaser").asText()).isNotEmpty();
        assertThat(shown.at("/media/0/variants/blurred/url").asText()).isNotEmpty();
        assertThat(shown.at("/media/0/variants/original").isNull()).isTrue();
        assertThat(stranger.api().get("/api/posts/" + post + "/comments").status()).isEqualTo(403);
        assertThat(stranger.api().post("/api/posts/" + post + "/like").status()).isEqualTo(403);
        assertThat(creator.api().get("/api/posts/" + post).is(200).get("body").asText())
                .contains(canary);
    }

    @Test
    @Rule({"K6", "K7"})
    void serves_an_uploaded_picture_under_signed_links_only() throws IOException {
        var creator = server().creator("modou");
        var picture = upload(creator);
        var id = picture.get("id").asText();
        var large = picture.at("/variants/large/url").asText();
        var path = large.substring(large.indexOf("/media/"));

        var served = server().api().get(path);
        var tampered = server().api().get(path.substring(0, path.length() - 2) + "xx");

        assertThat(picture.get("width").asInt()).isEqualTo(640);
        assertThat(served.status()).isEqualTo(200);
        assertThat(served.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(ImageIO.read(new ByteArrayInputStream(served.raw().body())).getWidth())
                .isEqualTo(640);
        assertThat(tampered.status()).isEqualTo(404);
        assertThat(server().api().get("/api/media/" + id).status()).isEqualTo(404);
        assertThat(server().person("other").api().get("/api/media/" + id).status()).isEqualTo(404);
    }

    @Test
    @Rule("K6")
    void refuses_files_of_others_and_files_that_are_not_what_they_say() {
        var creator = server().creator("pape");
        var picture = upload(creator).get("id").asText();
        var thief = server().creator("thief");

        var stolen = thief.api().post("/api/posts", post("T", "B", "public", picture));
        var page =
                creator.api()
                        .post(
                                "/api/media",
                                Pictures.upload(
                                        "x.png",
                                        "image/png",
                                        "<html><script>1</script></html>"
                                                .getBytes(StandardCharsets.UTF_8)),
                                Pictures.MULTIPART);

        assertThat(stolen.is(422).at("/errors/0/field").asText()).isEqualTo("mediaIds[0]");
        assertThat(page.status()).isEqualTo(415);
    }

    @Test
    void keeps_a_picture_while_a_post_shows_it() {
        var creator = server().creator("alioune");
        var picture = upload(creator).get("id").asText();
        var post = publish(creator, "T", "B", "public", picture);

        var used = creator.api().delete("/api/media/" + picture);
        creator.api().delete("/api/posts/" + post).is(204);
        var unused = creator.api().delete("/api/media/" + picture);

        assertThat(used.status()).isEqualTo(409);
        assertThat(unused.status()).isEqualTo(204);
    }

    @Test
    @Rule("K9")
    void counts_a_like_once_and_tells_the_author() {
        var creator = server().creator("soda");
        var post = publish(creator, "Liked", "Body", "public");
        var fan = server().person("fan");
        var path = "/api/posts/" + post + "/like";

        fan.api().post(path).is(200);
        var twice = fan.api().post(path).is(200);
        var shown = fan.api().get("/api/posts/" + post).is(200);
        var undone = fan.api().delete(path).is(200);

        assertThat(twice.get("likeCount").asInt()).isEqualTo(1);
        assertThat(shown.get("likedByMe").asBoolean()).isTrue();
        assertThat(undone.get("likeCount").asInt()).isZero();
        await().atMost(RunningServer.SOON).until(() -> kinds(creator).contains("like"));
    }

    @Test
    void follows_and_feeds() {
        var creator = server().creator("bineta");
        var reader = server().person("reader");
        var other = server().creator("unfollowed");
        publish(other, "Elsewhere", "Body", "public");
        reader.api().post("/api/follow/" + creator.id());
        var first = publish(creator, "First", "Body", "public");
        var second = publish(creator, "Second", "Body", "public");

        var feed = reader.api().get("/api/feed?limit=1").is(200);
        var rest =
                reader.api()
                        .get("/api/feed?limit=1&cursor=" + feed.get("nextCursor").asText())
                        .is(200);

        assertThat(feed.at("/items/0/id").asText()).isEqualTo(second);
        assertThat(rest.at("/items/0/id").asText()).isEqualTo(first);
        assertThat(rest.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void finds_words_without_regard_to_accents() {
        var creator = server().creator("searched");
        var post = publish(creator, "Le Thiéboudiène de l’été", "Du riz, du poisson.", "public");

        for (var words : new String[] {"thieboudiene", "THIÉBOUDIÈNE", "poissons", "ete"}) {
            var found =
                    server().api()
                            .get(
                                    "/api/posts?creatorId=%s&q=%s"
                                            .formatted(creator.id(), encoded(words)))
                            .is(200);
            assertThat(found.findValuesAsText("id")).as(words).contains(post);
        }
    }

    @Test
    void lets_comments_be_answered_changed_and_removed() {
        var creator = server().creator("commented");
        var post = publish(creator, "T", "B", "public");
        var reader = server().person("commenter");
        var path = "/api/posts/" + post + "/comments";

        var comment = reader.api().post(path, "{\"body\": \"Bonjour\"}").is(201).get("id").asText();
        var answer =
                creator.api()
                        .post(
                                path,
                                "{\"body\": \"Merci\", \"parentId\": \"%s\"}".formatted(comment))
                        .is(201);
        reader.api().patch("/api/comments/" + comment, "{\"body\": \"Bonsoir\"}").is(200);
        var foreign = server().person("passerby").api().delete("/api/comments/" + comment);
        reader.api().delete("/api/comments/" + comment).is(204);
        var listed = server().api().get(path).is(200).get("items");

        assertThat(answer.get("parentId").asText()).isEqualTo(comment);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(listed).hasSize(2);
        assertThat(listed.get(1).get("removed").asBoolean()).isTrue();
        assertThat(listed.get(1).get("body").isNull()).isTrue();
        await().atMost(RunningServer.SOON).until(() -> kinds(reader).contains("reply"));
    }

    private static List<String> kinds(Person person) {
        return person.api().get("/api/me/notifications").is(200).findValuesAsText("kind");
    }

    private static JsonNode upload(Person person) {
        var body = Pictures.upload("photo été.png", "image/png", Pictures.png(640, 480));
        return person.api().post("/api/media", body, Pictures.MULTIPART).is(201);
    }

    private static String publish(
            Person creator, String title, String body, String visibility, String... media) {
        Api api = creator.api();
        return api.post("/api/posts", post(title, body, visibility, media))
                .is(201)
                .get("id")
                .asText();
    }

    private static String post(String title, String body, String visibility, String... media) {
        var ids = media.length == 0 ? "" : "\"" + String.join("\", \"", media) + "\"";
        return "{\"title\": \"%s\", \"body\": \"%s\", \"visibility\": \"%s\", \"mediaIds\": [%s]}"
                .formatted(title, body, visibility, ids);
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}

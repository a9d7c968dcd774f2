package org.mecene.rest.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.MediaItemBuilder.anImage;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class PostTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void publishes_and_shows_a_post() {
        var ada = world.has(aCreator().withHandle("ada").named("Ada"));
        var image = world.has(anImage().of(ada));
        var token = world.tokenOf(ada);

        var created =
                world.call("/api/posts")
                        .by(token)
                        .post(
                                """
                                {"title": "Bonjour 👋", "body": "Première ligne\\nSeconde", "visibility": "public",
                                 "mediaIds": ["%s"], "tags": ["#Peinture", "huile-sur-toile"], "commentsEnabled": false}
                                """
                                        .formatted(image.id()));
        var id = created.at("/id");
        var shown = world.call("/api/posts/" + id).get();

        assertThat(created.header("Location")).isEqualTo("https://api.example/api/posts/" + id);
        assertThat(created.status()).isEqualTo(201);
        shown.isJson(
                200,
                """
                {
                  "id": "%s",
                  "creator": {
                    "id": "%s",
                    "handle": "ada",
                    "displayName": "Ada",
                    "avatarUrl": null
                  },
                  "title": "Bonjour 👋",
                  "body": "Première ligne\\nSeconde",
                  "visibility": "public",
                  "tierIds": [],
                  "locked": false,
                  "lockedReason": null,
                  "teaser": null,
                  "media": [
                    {
                      "id": "%s",
                      "kind": "image",
                      "contentType": "%s",
                      "fileName": "%s",
                      "sizeBytes": %d,
                      "width": %d,
                      "height": %d,
                      "durationSeconds": null,
                      "status": "ready",
                      "variants": {
                        "original": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                        "large": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                        "thumbnail": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"},
                        "blurred": {"url": "%s", "expiresAt": "2026-03-01T09:05:00.123456Z"}
                      }
                    }
                  ],
                  "tags": ["peinture", "huile-sur-toile"],
                  "commentsEnabled": false,
                  "likeCount": 0,
                  "commentCount": 0,
                  "likedByMe": false,
                  "publishedAt": "2026-03-01T09:00:00.123456Z",
                  "editedAt": null
                }
                """
                        .formatted(
                                id,
                                ada.id(),
                                image.id(),
                                image.contentType(),
                                image.fileName(),
                                image.sizeBytes(),
                                image.width(),
                                image.height(),
                                shown.at("/media/0/variants/original/url"),
                                shown.at("/media/0/variants/large/url"),
                                shown.at("/media/0/variants/thumbnail/url"),
                                shown.at("/media/0/variants/blurred/url")));
    }

    @Test
    @Rule({"K1", "K12"})
    void shows_a_locked_post_without_what_is_locked() {
        var ada = world.has(aCreator());
        var image = world.has(anImage().of(ada));
        var tier = world.has(aTier().of(ada));
        var post =
                world.has(
                        aPost().by(ada)
                                .titled("Pour vous")
                                .saying("un deux trois quatre canary cinq")
                                .showing(image)
                                .forSubscribersOf(tier));

        var shown = world.call("/api/posts/" + post.id()).get();
        var listed = world.call("/api/posts").get();

        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().at("/locked").asBoolean()).isTrue();
        assertThat(shown.at("/lockedReason")).isEqualTo("tier_required");
        assertThat(shown.json().at("/body").isNull()).isTrue();
        assertThat(shown.at("/teaser")).isEqualTo("For subscribers: 6 words and 1 file.");
        assertThat(shown.json().at("/media/0/fileName").isNull()).isTrue();
        assertThat(shown.json().at("/media/0/variants/original").isNull()).isTrue();
        assertThat(shown.json().at("/media/0/variants/thumbnail").isNull()).isTrue();
        assertThat(shown.json().at("/media/0/variants/blurred/url").isTextual()).isTrue();
        assertThat(shown.text() + listed.text()).doesNotContain("canary");
        assertThat(listed.json().at("/items/0")).isEqualTo(shown.json());
    }

    @Test
    void speaks_of_what_is_locked_in_the_language_that_is_asked_for() {
        var ada = world.has(aCreator());
        var post = world.has(aPost().by(ada).saying("un deux").forSubscribers());
        var teasing = world.has(aPost().by(ada).forSubscribers().teasing("Bientôt…"));

        var french = world.call("/api/posts/" + post.id()).header("Accept-Language", "fr-CI").get();
        var own = world.call("/api/posts/" + teasing.id()).get();

        assertThat(french.at("/teaser")).isEqualTo("Pour les abonnés : 2 mots.");
        assertThat(french.at("/lockedReason")).isEqualTo("subscription_required");
        assertThat(own.at("/teaser")).isEqualTo("Bientôt…");
    }

    /// B5: whoever may not read must not learn of edits either.
    @Test
    void gives_a_locked_post_the_same_tag_whatever_is_hidden() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var post = world.has(aPost().by(ada).saying("un deux trois").forSubscribers());
        var path = "/api/posts/" + post.id();
        var before = world.call(path).get();
        var ownBefore = world.call(path).by(token).get();

        world.ports().clock().advance(Duration.ofMillis(5));
        world.call(path)
                .by(token)
                .patch("{\"body\": \"tout autre chose, bien plus long que la première fois\"}")
                .has(200);
        world.ports().clock().set(before.at("/publishedAt"));
        var after = world.call(path).get();
        var ownAfter = world.call(path).by(token).get();

        assertThat(after.header("ETag")).isEqualTo(before.header("ETag")).startsWith("W/");
        assertThat(after.json().at("/editedAt").isNull()).isTrue();
        assertThat(ownAfter.header("ETag")).isNotEqualTo(ownBefore.header("ETag"));
    }

    /// H8
    @Test
    void refuses_an_edit_of_what_was_edited_meanwhile() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var path = "/api/posts/" + world.has(aPost().by(ada)).id();
        var tag = world.call(path).by(token).get().required("ETag");
        world.call(path + "/like").by(world.tokenOf(world.has(aUser()))).post().has(200);

        var first = world.call(path).by(token).header("If-Match", tag).patch("{\"title\":\"1\"}");
        var second = world.call(path).by(token).header("If-Match", tag).patch("{\"title\":\"2\"}");
        var removal = world.call(path).by(token).header("If-Match", tag).delete();

        first.has(200);
        second.isProblem(412, "precondition_failed");
        removal.isProblem(412, "precondition_failed");
        world.call(path).by(token).header("If-Match", first.required("ETag")).delete().has(204);
        world.call(path).by(token).delete().has(204);
        world.call(path).get().isProblem(404, "not_found");
    }

    @Test
    void patches_what_is_said_and_clears_what_is_null() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var post = world.has(aPost().by(ada).titled("Titre").tagged("un").teasing("t"));
        var path = "/api/posts/" + post.id();

        var patched =
                world.call(path).by(token).mergePatch("{\"title\": null, \"tags\": [\"deux\"]}");
        var cleared = world.call(path).by(token).patch("{\"tags\": null}");

        assertThat(patched.json().at("/title").isNull()).isTrue();
        assertThat(patched.at("/tags/0")).isEqualTo("deux");
        assertThat(patched.at("/body")).isEqualTo(post.draft().body());
        assertThat(cleared.json().at("/tags")).isEmpty();
    }

    @Test
    void lets_nobody_else_edit_or_remove_a_post() {
        var path = "/api/posts/" + world.has(aPost().by(world.has(aCreator()))).id();
        var stranger = world.tokenOf(world.has(aCreator()));

        world.call(path).by(stranger).patch("{\"title\": \"x\"}").isProblem(403, "not_permitted");
        world.call(path).by(stranger).delete().isProblem(403, "not_permitted");
    }

    @Test
    void hides_a_planned_post_from_others() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);

        var planned =
                world.call("/api/posts")
                        .by(token)
                        .post(
                                """
                                {"body": "Demain", "visibility": "public", "publishAt": "2026-03-02T09:00:00+01:00"}
                                """);
        var path = "/api/posts/" + planned.at("/id");

        assertThat(planned.at("/publishedAt")).isEqualTo("2026-03-02T08:00:00Z");
        world.call(path).by(token).get().has(200);
        world.call(path).get().isProblem(404, "not_found");
        world.call(path)
                .by(world.tokenOf(world.has(aUser())))
                .patch("{\"title\": \"x\"}")
                .isProblem(404, "not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"visibility\":\"public\"}', body, required",
        "'{\"body\":\"\",\"visibility\":\"public\"}', body, required",
        "'{\"body\":\"b\"}', visibility, required",
        "'{\"body\":\"b\",\"visibility\":\"friends\"}', visibility, unsupported",
        "'{\"body\":\"b\",\"visibility\":\"PUBLIC\"}', visibility, unsupported",
        "'{\"body\":\"a\\u0007b\",\"visibility\":\"public\"}', body, control_characters",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"tags\":[\"a b\"]}', tags[0], invalid",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"tags\":[\"a\",null]}', tags[1], required",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"tags\":[\"a\",\"A\"]}', tags, duplicate",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"mediaIds\":[\"x\"]}', mediaIds[0], invalid",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"mediaIds\":[\"019ca8a0-3efd-7000-8000-0000000000ff\"]}', mediaIds[0], unknown",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"tierIds\":[\"019ca8a0-3efd-7000-8000-0000000000ff\"]}', tierIds, not_allowed_here",
        "'{\"body\":\"b\",\"visibility\":\"subscribers\",\"tierIds\":[\"019ca8a0-3efd-7000-8000-0000000000ff\"]}', tierIds, unknown",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"publishAt\":\"tomorrow\"}', publishAt, invalid",
        "'{\"body\":\"b\",\"visibility\":\"public\",\"publishAt\":\"+1000000000-01-01T00:00:00Z\"}', publishAt, invalid",
    })
    void refuses_what_is_not_valid(String body, String field, String code) {
        var token = world.tokenOf(world.has(aCreator()));

        world.call("/api/posts")
                .by(token)
                .post(body)
                .isProblem(422, "validation_failed")
                .names(field, code);
    }

    @Test
    void walks_through_a_list_page_by_page() {
        var ada = world.has(aCreator());
        for (var i = 0; i < 5; i++) {
            world.ports().clock().advance(Duration.ofSeconds(1));
            world.has(aPost().by(ada).titled("Post " + i));
        }

        var first = world.call("/api/posts?limit=2").get();
        var second = world.call("/api/posts?limit=2&cursor=" + first.at("/nextCursor")).get();
        var third = world.call("/api/posts?limit=2&cursor=" + second.at("/nextCursor")).get();

        assertThat(first.at("/items/0/title") + first.at("/items/1/title"))
                .isEqualTo("Post 4Post 3");
        assertThat(second.at("/items/0/title") + second.at("/items/1/title"))
                .isEqualTo("Post 2Post 1");
        assertThat(third.json().at("/items")).hasSize(1);
        assertThat(third.json().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void filters_and_sorts_lists() {
        var ada = world.has(aCreator());
        var other = world.has(aCreator());
        var liked = world.has(aPost().by(ada).titled("Aimé").tagged("bleu"));
        world.ports().clock().advance(Duration.ofDays(2));
        world.has(aPost().by(ada).titled("Récent"));
        world.has(aPost().by(other).forSubscribers());
        world.call("/api/posts/" + liked.id() + "/like")
                .by(world.tokenOf(world.has(aUser())))
                .post()
                .has(200);

        assertThat(titles("?creatorId=" + ada.id())).isEqualTo("[\"Récent\",\"Aimé\"]");
        assertThat(titles("?creatorId=" + ada.id() + "&sort=popular"))
                .isEqualTo("[\"Aimé\",\"Récent\"]");
        assertThat(titles("?tag=Bleu")).isEqualTo("[\"Aimé\"]");
        assertThat(titles("?visibility=subscribers")).isEqualTo("[null]");
        assertThat(titles("?to=2026-03-02")).isEqualTo("[\"Aimé\"]");
        assertThat(titles("?from=2026-03-02T00:00:00Z&creatorId=" + ada.id()))
                .isEqualTo("[\"Récent\"]");
        assertThat(titles("?q=aim%C3%A9")).isEqualTo("[\"Aimé\"]");
        assertThat(titles("?q=&tag=&creatorId=" + other.id())).isEqualTo("[null]");
    }

    /// C1, C12
    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=101",
                "limit=1000000000",
                "limit=99999999999999999999",
                "limit=abc",
                "limit=1e1",
                "limit=%2B5",
                "creatorId=x",
                "visibility=PUBLIC",
                "tag=a%20b",
                "from=yesterday",
                "to=2026-13-01",
                "sort=newest%27--",
                "sort=1;select%20pg_sleep(3)",
                "q=%07"
            })
    void refuses_parameters_that_cannot_be_read(String query) {
        var answer = world.call("/api/posts?" + query).get();

        answer.isProblem(400, "invalid_parameter");
        assertThat(answer.at("/errors/0/field")).isEqualTo(query.replaceAll("=.*", ""));
    }

    @Test
    void shows_the_feed_of_those_whom_the_caller_follows() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(world.has(aUser()));
        world.has(aPost().by(ada).titled("Suivi"));
        world.has(aPost().by(world.has(aCreator())).titled("Autre"));
        world.call("/api/follow/" + ada.id()).by(token).post().has(204);

        var feed = world.call("/api/feed").by(token).get();

        assertThat(feed.json().at("/items")).hasSize(1);
        assertThat(feed.at("/items/0/title")).isEqualTo("Suivi");
        assertThat(feed.header("Cache-Control")).isEqualTo("no-store");
    }

    private String titles(String query) {
        var items = world.call("/api/posts" + query).get().has(200).json().at("/items");
        return items.findValues("title").toString().replace(", ", ",");
    }
}

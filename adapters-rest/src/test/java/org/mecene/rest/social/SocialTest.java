package org.mecene.rest.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.CampaignBuilder.aCampaign;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;
import org.mecene.rest.testkit.RestWorld;

class SocialTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void follows_and_unfollows_however_often() {
        var ada = world.has(aCreator().withHandle("ada").named("Ada"));
        var token = world.tokenOf(world.has(aUser().withHandle("bob").named("Bo")));
        var path = "/api/follow/" + ada.id();

        world.call(path).by(token).post().has(204);
        world.call(path).by(token).post().has(204);
        var following = world.call("/api/me/following").by(token).get();
        var followers = world.call("/api/me/followers").by(world.tokenOf(ada)).get();
        world.call(path).by(token).delete().has(204);
        world.call(path).by(token).delete().has(204);

        following.isJson(
                200,
                """
                {
                  "items": [
                    {
                      "id": "%s",
                      "handle": "ada",
                      "displayName": "Ada",
                      "avatarUrl": null,
                      "since": "2026-03-01T09:00:00.123456Z"
                    }
                  ],
                  "nextCursor": null
                }
                """
                        .formatted(ada.id()));
        assertThat(followers.at("/items/0/handle")).isEqualTo("bob");
        assertThat(world.call("/api/me/following").by(token).get().json().at("/items")).isEmpty();
    }

    @Test
    void follows_neither_oneself_nor_nobody() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        var reader = world.has(aUser());

        world.call("/api/follow/" + ada.id()).by(token).post().isProblem(422, "following_oneself");
        world.call("/api/follow/" + reader.id()).by(token).post().isProblem(404, "not_found");
        world.call("/api/follow/nobody").by(token).post().isProblem(404, "not_found");
    }

    @Test
    @Rule("K9")
    void likes_and_takes_it_back_however_often() {
        var path = "/api/posts/" + world.has(aPost().by(world.has(aCreator()))).id();
        var token = world.tokenOf(world.has(aUser()));

        world.call(path + "/like").by(token).post();
        var liked = world.call(path + "/like").by(token).post();
        var shown = world.call(path).by(token).get();
        world.call(path + "/like").by(token).delete();
        var unliked = world.call(path + "/like").by(token).delete();

        liked.isJson(200, "{\"likeCount\": 1, \"likedByMe\": true}");
        assertThat(shown.json().at("/likedByMe").asBoolean()).isTrue();
        unliked.isJson(200, "{\"likeCount\": 0, \"likedByMe\": false}");
    }

    @Test
    @Rule("K2")
    void likes_and_comments_on_nothing_that_is_locked() {
        var post = world.has(aPost().by(world.has(aCreator())).forSubscribers());
        var path = "/api/posts/" + post.id();
        var token = world.tokenOf(world.has(aUser()));

        var like = world.call(path + "/like").by(token).post();

        like.isProblem(403, "post_locked");
        assertThat(like.at("/postId")).isEqualTo(post.id().toString());
        world.call(path + "/comments")
                .by(token)
                .post("{\"body\": \"b\"}")
                .isProblem(403, "post_locked");
        world.call(path + "/comments").get().isProblem(403, "post_locked");
    }

    @Test
    void comments_answers_edits_and_removes() {
        var ada = world.has(aCreator());
        var path = "/api/posts/" + world.has(aPost().by(ada)).id() + "/comments";
        var bo = world.tokenOf(world.has(aUser().withHandle("bob").named("Bo")));
        var cy = world.tokenOf(world.has(aUser()));

        var comment = world.call(path).by(bo).post("{\"body\": \"Très beau 👏\"}");
        var id = comment.at("/id");
        var answer =
                world.call(path)
                        .by(cy)
                        .post("{\"body\": \"Oui\", \"parentId\": \"%s\"}".formatted(id));
        var edited = world.call("/api/comments/" + id).by(bo).patch("{\"body\": \"Superbe\"}");
        var removed = world.call("/api/comments/" + id).by(world.tokenOf(ada)).delete();
        var listed = world.call(path).get();

        comment.isJson(
                201,
                """
                {
                  "id": "%s",
                  "author": {
                    "id": "%s",
                    "handle": "bob",
                    "displayName": "Bo",
                    "avatarUrl": null
                  },
                  "body": "Très beau 👏",
                  "parentId": null,
                  "removed": false,
                  "createdAt": "2026-03-01T09:00:00.123456Z",
                  "editedAt": null
                }
                """
                        .formatted(id, comment.at("/author/id")));
        assertThat(comment.header("Location")).isEqualTo("https://api.example" + path + "#" + id);
        assertThat(answer.at("/parentId")).isEqualTo(id);
        assertThat(edited.at("/body")).isEqualTo("Superbe");
        removed.has(204);
        assertThat(listed.json().at("/items")).hasSize(2);
        assertThat(listed.json().findValuesAsText("removed"))
                .containsExactlyInAnyOrder("true", "false");
    }

    @Test
    void lets_nobody_else_edit_or_remove_a_comment() {
        var path = "/api/posts/" + world.has(aPost().by(world.has(aCreator()))).id() + "/comments";
        var bo = world.tokenOf(world.has(aUser()));
        var stranger = world.tokenOf(world.has(aUser()));
        var id = world.call(path).by(bo).post("{\"body\": \"b\"}").at("/id");
        var own = "/api/comments/" + id;

        world.call(own).by(stranger).patch("{\"body\": \"x\"}").isProblem(403, "not_permitted");
        world.call(own).by(stranger).delete().isProblem(403, "not_permitted");
        world.call(own)
                .by(bo)
                .header("If-Match", "\"1-aaaaaaaaaaaaaaaa\"")
                .patch("{\"body\": \"x\"}")
                .isProblem(412, "precondition_failed");
        world.call(own)
                .by(bo)
                .patch("{}")
                .isProblem(422, "validation_failed")
                .names("body", "required");
        world.call(own).by(bo).delete().has(204);
        world.call(own).by(bo).delete().has(204);
    }

    @Test
    void refuses_comments_where_they_are_off_and_answers_to_what_is_elsewhere() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(world.has(aUser()));
        var silent = world.has(aPost().by(ada).withoutComments());
        var open = world.has(aPost().by(ada));
        var campaign = world.has(aCampaign().by(ada));
        var there = "/api/campaigns/" + campaign.id() + "/comments";

        var elsewhere = world.call(there).by(token).post("{\"body\": \"b\"}");

        world.call("/api/posts/" + silent.id() + "/comments")
                .by(token)
                .post("{\"body\": \"b\"}")
                .isProblem(403, "comments_disabled");
        elsewhere.has(201);
        world.call("/api/posts/" + open.id() + "/comments")
                .by(token)
                .post("{\"body\": \"b\", \"parentId\": \"%s\"}".formatted(elsewhere.at("/id")))
                .isProblem(422, "validation_failed")
                .names("parentId", "unknown");
        assertThat(world.call(there).get().json().at("/items")).hasSize(1);
    }
}

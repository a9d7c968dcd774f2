package org.mecene.rest.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.Language;
import org.mecene.rest.testkit.RestWorld;

class NotificationTest {
    private static final String LIST = "/api/me/notifications";

    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void tells_people_what_happened_in_the_language_in_which_they_ask() {
        var ada = world.has(aCreator().reading(Language.FR));
        var token = world.tokenOf(ada);
        var bo = world.has(aUser().withHandle("bob").named("Bo"));
        var post = world.has(aPost().by(ada));
        world.call("/api/posts/" + post.id() + "/like").by(world.tokenOf(bo)).post().has(200);
        world.settle();

        var french = world.call(LIST).by(token).get();
        var english = world.call(LIST).by(token).header("Accept-Language", "en").get();

        french.isJson(
                200,
                """
                {
                  "items": [
                    {
                      "id": "%s",
                      "kind": "like",
                      "title": "Nouveau j’aime",
                      "text": "Bo aime votre publication.",
                      "subject": {"type": "post", "id": "%s"},
                      "actor": {
                        "id": "%s",
                        "handle": "bob",
                        "displayName": "Bo",
                        "avatarUrl": null
                      },
                      "createdAt": "2026-03-01T09:00:00.123456Z",
                      "readAt": null
                    }
                  ],
                  "nextCursor": null
                }
                """
                        .formatted(french.at("/items/0/id"), post.id(), bo.id()));
        assertThat(english.at("/items/0/title")).isNotEqualTo(french.at("/items/0/title"));
    }

    @Test
    void marks_what_was_read() {
        var ada = world.has(aCreator());
        var token = world.tokenOf(ada);
        for (var i = 0; i < 3; i++) {
            world.call("/api/follow/" + ada.id())
                    .by(world.tokenOf(world.has(aUser())))
                    .post()
                    .has(204);
        }
        world.settle();
        var first = world.call(LIST).by(token).get().at("/items/0/id");

        world.call(LIST + "/" + first + "/read").by(token).post().has(204);
        var unread = world.call(LIST + "?unread=true").by(token).get();
        world.call(LIST + "/read-all").by(token).post().has(204);
        var none = world.call(LIST + "?unread=true").by(token).get();

        assertThat(unread.json().at("/items")).hasSize(2);
        assertThat(none.json().at("/items")).isEmpty();
        assertThat(world.call(LIST + "?unread=false").by(token).get().json().at("/items"))
                .hasSize(3);
    }

    @Test
    void marks_nothing_of_somebody_else() {
        var ada = world.has(aCreator());
        var stranger = world.tokenOf(world.has(aUser()));
        world.call("/api/follow/" + ada.id()).by(stranger).post().has(204);
        world.settle();
        var id = world.call(LIST).by(world.tokenOf(ada)).get().at("/items/0/id");

        world.call(LIST + "/" + id + "/read").by(stranger).post().isProblem(404, "not_found");
        world.call(LIST + "?unread=maybe")
                .by(stranger)
                .get()
                .isProblem(400, "invalid_parameter")
                .names("unread", "invalid");
    }
}

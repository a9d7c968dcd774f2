package org.mecene.rest.server;

import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.RestWorld;

class SmokeTest {
    @AutoClose private final RestWorld world = RestWorld.start();

    @Test
    void smoke() {
        var ada = world.has(aCreator());
        var post = world.has(aPost().by(ada));
        for (var t :
                new String[] {
                    "/api/posts/" + post.id(),
                    "/api/posts",
                    "/api/nothing",
                    "/api/me",
                    "/health/live",
                    "/metrics",
                    "/docs",
                    "/"
                }) {
            var a = world.call(t).get();
            System.out.println(
                    t
                            + " "
                            + a.status()
                            + " "
                            + a.text().substring(0, Math.min(600, a.text().length())));
        }
        var a =
                world.call("/api/posts")
                        .by(world.tokenOf(ada))
                        .post("{\"body\":\"hi\",\"visibility\":\"public\"}");
        System.out.println(a.status() + " " + a.text() + a.header("Location"));
    }
}

package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.RestWorld;

/// Grizzly 4.0.2 hangs for half a minute on a body with an offer to speak HTTP/2, which the JDK's
/// client makes by default (jersey#6059).
class UpgradeTest {
    @AutoClose private final RestWorld world = new RestWorld.Options().offeringHttp2().start();

    @Test
    void answers_the_client_of_the_jdk_at_once() {
        var begun = System.nanoTime();

        var answer = world.call("/api/auth/logout").post("{\"refreshToken\":\"none\"}");

        answer.has(204);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void takes_up_no_other_protocol() {
        var said =
                world.raw()
                        .send(
                                Raw.head(
                                        "GET /api/posts HTTP/1.1",
                                        "Host: a",
                                        "Connection: Upgrade, close",
                                        "Upgrade: websocket",
                                        "Sec-WebSocket-Version: 13",
                                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));

        assertThat(said.status()).isEqualTo(200);
    }
}

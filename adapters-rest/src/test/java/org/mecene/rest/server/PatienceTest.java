package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.UserBuilder.aCreator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.rest.testkit.Answer;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.RestWorld;

/// Slow clients, slow requests, and more of them than there are workers (security.md M10, C17, D5).
class PatienceTest {
    private static final Duration SOON = Duration.ofMillis(400);

    /// M10
    @Test
    void closes_a_connection_whose_head_does_not_come() throws IOException {
        try (var world = new RestWorld.Options().waiting(SOON, SOON, SOON).start();
                var socket = connect(world)) {
            socket.setSoTimeout(4_000);

            say(socket, "GET /api/posts HTTP/1.1\r\nHost: a\r\n");

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// M10
    @Test
    void closes_a_connection_on_which_nothing_comes() throws IOException {
        try (var world = new RestWorld.Options().waiting(SOON, SOON, SOON).start();
                var socket = connect(world)) {
            socket.setSoTimeout(4_000);

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    /// C17
    @Test
    void serves_others_while_many_clients_send_slowly() throws IOException {
        try (var world = new RestWorld.Options().workers(1, 4).start()) {
            var ada = world.has(aCreator());
            var post = world.has(aPost().by(ada));
            List<Socket> slow = new ArrayList<>();
            for (var i = 0; i < 50; i++) {
                var socket = connect(world);
                say(
                        socket,
                        Raw.head(
                                        "POST /api/auth/login HTTP/1.1",
                                        "Host: a",
                                        "Content-Type: application/json",
                                        "Content-Length: 100")
                                + "{");
                slow.add(socket);
            }

            var answer = world.call("/api/posts/" + post.id()).get();

            answer.has(200);
            for (var socket : slow) {
                socket.close();
            }
        }
    }

    /// D5: what waits for the database holds up neither a probe nor the answer that there is too
    /// much to do.
    @Test
    void answers_probes_and_refuses_the_rest_when_all_workers_are_busy() {
        try (var world = new RestWorld.Options().workers(1, 1).start()) {
            var ada = world.has(aCreator());
            var token = world.tokenOf(ada);
            var post = world.has(aPost().by(ada)).id().toString();
            var held = new Held();
            held.holdTransactionOf(world);

            var first = held.like(world, token, post);
            var second = held.like(world, token, post);
            Awaitility.await().until(() -> isFull(world));
            var third = world.call("/api/posts").get();
            var probe = world.call("/health/live").get();
            held.release();

            third.isProblem(503, "busy");
            assertThat(third.header("Retry-After")).isEqualTo("1");
            probe.has(200);
            first.join().has(200);
            second.join().has(200);
        }
    }

    @Test
    void interrupts_a_request_that_runs_too_long() {
        HealthCheck stuck = new Stuck();
        try (var world =
                new RestWorld.Options()
                        .checking(stuck)
                        .waiting(Duration.ofSeconds(5), Duration.ofSeconds(5), SOON)
                        .start()) {
            var answer = world.call("/health/ready").get();

            answer.has(503);
        }
    }

    private static boolean isFull(RestWorld world) {
        var metrics = world.call("/metrics").get().text();
        return metrics.contains("http_server_workers_busy{listener=\"http\"} 1.0")
                && metrics.contains("http_server_workers_waiting{listener=\"http\"} 1.0");
    }

    private static Socket connect(RestWorld world) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), world.server().port());
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    /// A check that waits until somebody interrupts it.
    private static final class Stuck implements HealthCheck {
        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public boolean isHealthy() {
            try {
                return new CountDownLatch(1).await(20, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                return false;
            }
        }
    }

    /// Keeps what the fakes keep for one at a time.
    private static final class Held {
        private final CountDownLatch released = new CountDownLatch(1);

        void holdTransactionOf(RestWorld world) {
            var begun = new CountDownLatch(1);
            Thread.ofVirtual()
                    .start(() ->
                            world.ports()
                                    .transactions()
                                    .run(() -> {
                                        begun.countDown();
                                        await(released);
                                    }));
            await(begun);
        }

        CompletableFuture<Answer> like(RestWorld world, String token, String post) {
            return CompletableFuture.supplyAsync(
                    () -> world.call("/api/posts/" + post + "/like").by(token).post());
        }

        void release() {
            released.countDown();
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

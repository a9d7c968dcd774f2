package org.mecene.rest.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.HealthCheck;
import org.mecene.rest.testkit.Raw;
import org.mecene.rest.testkit.RestWorld;

/// A node that stops loses no request (security.md M12, D9).
class StopTest {
    /// M12
    @Test
    void lets_a_running_request_come_to_its_end() {
        var gate = new Gate();
        try (var world = new RestWorld.Options().checking(gate).start()) {
            var running = CompletableFuture.supplyAsync(() -> world.call("/health/ready").get());
            gate.awaitVisitor();

            var stopped = CompletableFuture.runAsync(world::close);
            Awaitility.await().until(() -> isDeaf(world));
            gate.open();

            running.join().has(503);
            stopped.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void says_that_it_is_not_ready_and_serves_on_for_a_while() {
        try (var world = new RestWorld.Options().stoppingAfter(Duration.ofSeconds(2)).start()) {
            world.call("/health/ready").get().has(200);

            var stopped = CompletableFuture.runAsync(world::close);
            Awaitility.await().until(() -> world.call("/health/ready").get().status() == 503);
            var served = world.call("/api/posts").get();

            served.has(200);
            assertThat(served.header("Connection")).isEqualTo("close");
            world.call("/health/live").get().has(200);
            stopped.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /// A client that vanished must not be waited for.
    @Test
    void stops_at_once_when_only_broken_requests_are_left() throws IOException {
        try (var world = RestWorld.start()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.server().port())) {
                var half =
                        Raw.head("POST /api/auth/login HTTP/1.1", "Host: a", "Content-Length: 9");
                socket.getOutputStream().write((half + "{").getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            var begun = System.nanoTime();

            world.server().stop();

            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofSeconds(5));
        }
    }

    private static boolean isDeaf(RestWorld world) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), world.server().port())) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    /// A check that waits until a test lets it through.
    private static final class Gate implements HealthCheck {
        private final CountDownLatch visited = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public String name() {
            return "gate";
        }

        @Override
        public boolean isHealthy() {
            visited.countDown();
            return await(open);
        }

        void awaitVisitor() {
            assertThat(await(visited)).isTrue();
        }

        void open() {
            open.countDown();
        }

        private static boolean await(CountDownLatch latch) {
            try {
                return latch.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                return false;
            }
        }
    }
}

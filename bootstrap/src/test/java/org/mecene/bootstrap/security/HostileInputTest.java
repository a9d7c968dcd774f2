package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.Contract;
import org.mecene.bootstrap.testkit.RunningServer;

/// Sends generated hostile requests to the wired server (security.md B3, C1 to C20). More than in a
/// build: `-Dmecene.hostile.requests=100000`; others: `-Dmecene.hostile.seed=7`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileInputTest {
    private static final long SEED = Long.getLong("mecene.hostile.seed", 20_261_121);
    private static final int REQUESTS = Integer.getInteger("mecene.hostile.requests", 10_000);
    private static final int CLIENTS = 4;
    private static final int MOST_SHOWN = 20;
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private @Nullable RunningServer server;
    private @Nullable World world;
    private @Nullable Contract contract;
    private final AtomicIntegerArray answers = new AtomicIntegerArray(6);

    @BeforeAll
    void start() {
        server = RunningServer.start();
        world = World.on(server);
        world.grantEveryRole(Who.ADMIN);
        contract = Contract.of(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void bears_whatever_it_is_sent() throws InterruptedException {
        var requests = new HostileRequests(contract, world);
        var wrong = Collections.synchronizedList(new ArrayList<String>());
        var next = new AtomicLong();

        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            IntStream.range(0, CLIENTS)
                    .forEach(_ -> clients.execute(() -> shoot(requests, next, wrong)));
        }

        assertThat(wrong.stream().limit(MOST_SHOWN))
                .as("%d of %d with seed %d", wrong.size(), REQUESTS, SEED)
                .isEmpty();
        assertThat(answers.get(2)).as("requests that got through").isGreaterThan(REQUESTS / 10);
        assertThat(answers.get(4)).as("requests refused").isGreaterThan(REQUESTS / 3);
        assertThat(server.checkBooks().get("balanced").asBoolean()).isTrue();
    }

    private void shoot(HostileRequests requests, AtomicLong next, List<String> wrong) {
        for (var n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
            var shot = requests.number(SEED + n);
            try {
                var broken = broken(shot, n);
                if (!broken.isEmpty()) {
                    wrong.add("%n%d: %s -> %s".formatted(n, shot, broken));
                }
            } catch (RuntimeException failure) {
                wrong.add("%n%d: %s -> %s".formatted(n, shot, failure));
            }
        }
    }

    /// A slow answer is asked for again: only what is slow every time is the server's fault.
    private List<String> broken(Shot shot, long number) {
        for (var attempt = 1; ; attempt++) {
            var begun = System.nanoTime();
            var answer = shot.fire(caller(number));
            var took = Duration.ofNanos(System.nanoTime() - begun);
            answers.incrementAndGet(answer.status() / 100);
            var broken = new ArrayList<>(GlobalRules.broken(shot.method(), answer));
            if (took.compareTo(LIMIT) <= 0 || attempt == 3) {
                if (took.compareTo(LIMIT) > 0) {
                    broken.add("took " + took);
                }
                return broken;
            }
        }
    }

    private Api caller(long number) {
        return switch ((int) (number % 8)) {
            case 0 -> world.as(Who.ANONYMOUS);
            case 1, 2, 3 -> world.as(Who.OWNER);
            case 4 -> world.as(Who.SUBSCRIBER);
            default -> world.as(Who.ADMIN);
        };
    }
}

package org.mecene.bootstrap.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.bootstrap.testkit.Api;
import org.mecene.bootstrap.testkit.RunningServer;

/// Limits over two nodes, and over the restart of one (security.md A2, I2).
final class SharedLimitsTest {
    private static final Map<String, String> LIMITED = Map.of("MECENE_RATE_LIMITS", "on");
    private static final int TRIES = 20;
    private static final int GRANTED = 10;

    @Test
    void hold_over_two_nodes_and_survive_a_restart() {
        try (var first = RunningServer.start(LIMITED)) {
            var second = first.secondNode(LIMITED);
            var owner = first.person("victim");
            var passed = guesses(first, second, owner.email());
            second.close();
            var restarted = first.secondNode(LIMITED);
            var afterwards = guess(restarted.api(), owner.email()).status();
            var right =
                    restarted
                            .api()
                            .post(
                                    "/api/auth/login",
                                    "{\"email\": \"%s\", \"password\": \"%s\"}"
                                            .formatted(owner.email(), owner.password()));
            restarted.close();

            assertThat(passed).isBetween((long) GRANTED, (long) (GRANTED * 1.1));
            assertThat(afterwards).isEqualTo(429);
            assertThat(right.status()).isEqualTo(429);
            assertThat(Integer.parseInt(right.header("Retry-After"))).isBetween(1, 30);
            owner.api().get("/api/me").is(200);
            first.advance("PT31S");
            first.signIn(owner.email(), owner.password());
            assertThat(guess(first.api(), owner.email()).status()).isEqualTo(401);
            assertThat(guess(first.api(), "another@example.org").status()).isEqualTo(401);
        }
    }

    /// How many of many guesses at one account came through, sent to both nodes at once.
    private static long guesses(RunningServer first, RunningServer second, String email) {
        return IntStream.range(0, TRIES)
                .mapToObj(n -> n % 2 == 0 ? first.api() : second.api())
                .map(node -> CompletableFuture.supplyAsync(() -> guess(node, email).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .filter(status -> status != 429)
                .count();
    }

    private static Api.Answer guess(Api node, String email) {
        return node.post(
                "/api/auth/login",
                "{\"email\": \"%s\", \"password\": \"wrong but long enough\"}".formatted(email));
    }
}

package org.mecene.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [MovableClock] promises.
public interface MovableClockContract {
    /// Within this time a move is known everywhere, with a second to spare for a slow machine.
    Duration SOON = Duration.ofSeconds(2);

    MovableClock clock();

    /// The clock of another node over the same store.
    MovableClock clockOfAnotherNode();

    @Test
    default void moves_forward_at_once() {
        var target = clock().instant().plus(Duration.ofDays(31));

        clock().moveTo(target);

        assertThat(clock().instant())
                .isBetween(target.minusNanos(1_000), target.plus(Duration.ofMinutes(1)));
    }

    @Test
    default void never_moves_back() {
        var target = clock().instant().plus(Duration.ofDays(31));
        clock().moveTo(target);

        clock().moveTo(target.minus(Duration.ofDays(10)));

        assertThat(clock().instant()).isAfterOrEqualTo(target.minusNanos(1_000));
    }

    @Test
    default void moves_the_clocks_of_all_nodes_soon() {
        var target = clock().instant().plus(Duration.ofDays(31));

        clock().moveTo(target);

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clockOfAnotherNode().instant())
                                .isBetween(
                                        target.minusNanos(1_000),
                                        target.plus(Duration.ofMinutes(1))));
    }
}

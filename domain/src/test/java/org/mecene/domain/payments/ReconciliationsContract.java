package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [Reconciliations] promises. Tests share one schedule: each goes to a time of its own.
public interface ReconciliationsContract extends Fixture {
    Duration LEASE = Duration.ofHours(2);
    Duration DAY = Duration.ofDays(1);

    @Test
    default void is_due_again_when_it_was_said_to_be() {
        var now = begin();

        ports().reconciliations().add(at(now, null), now.plus(DAY));

        assertThat(claim(now.plus(DAY).minusSeconds(1))).isFalse();
        assertThat(claim(now.plus(DAY))).isTrue();
    }

    @Test
    default void is_given_to_one_of_many_nodes() {
        var now = due();

        var results = Race.of(() -> claim(now));

        assertThat(results.values()).hasSize(Race.RUNNERS).containsOnlyOnce(true);
    }

    @Test
    default void is_given_to_another_when_a_node_does_not_come_back() {
        var now = begin();

        assertThat(claim(now.plus(LEASE).minusSeconds(1))).isFalse();
        assertThat(claim(now.plus(LEASE))).isTrue();
    }

    @Test
    default void keeps_what_came_of_it_newest_first() {
        var now = begin();
        var first = at(now, null);
        var second = at(now.plus(DAY), "The provider does not answer");

        ports().reconciliations().add(first, now.plus(DAY));
        ports().reconciliations().add(second, now.plus(DAY).plus(DAY));

        var page = ports().reconciliations().list(PageRequest.first(2));
        assertThat(page.items()).containsExactly(second, first);
    }

    @Test
    default void forgets_those_of_long_ago() {
        var now = begin();
        ports().reconciliations().add(at(now, null), now.plus(DAY));
        var later = at(now.plus(Duration.ofDays(401)), null);

        ports().reconciliations().add(later, later.beganAt().plus(DAY));

        assertThat(ports().reconciliations().list(PageRequest.first(100)).items())
                .containsExactly(later);
    }

    private boolean claim(Instant now) {
        return ports().reconciliations().claim(now, LEASE);
    }

    /// A time at which the next is due, whatever other tests did.
    private Instant due() {
        ports().clock().advance(Duration.ofDays(2_000));
        return ports().clock().instant();
    }

    private Instant begin() {
        var now = due();
        assertThat(claim(now)).isTrue();
        return now;
    }

    private Reconciliation at(Instant began, @Nullable String failure) {
        return new Reconciliation(
                new ReconciliationId(ports().ids().next()),
                began,
                began.plusSeconds(5),
                began.minus(DAY),
                1_204,
                2,
                List.of("The provider took 5000 XOF as pi_1", "é'\"{},"),
                failure);
    }
}

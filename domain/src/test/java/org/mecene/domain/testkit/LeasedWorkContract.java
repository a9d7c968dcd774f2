package org.mecene.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;

/// What outbox, inbox and mail queue promise alike: work is leased to one worker at a time, is done
/// once, and comes back after a failure with growing delays, for a limited number of times.
///
/// @param <W> a piece of work as it is leased
public interface LeasedWorkContract<W> extends Fixture {
    int PLENTY = PageRequest.MAX_LIMIT;
    Duration LEASE = Duration.ofMinutes(2);

    /// Longer than any delay between two attempts may be.
    Duration LONGEST_DELAY = Duration.ofDays(10);

    /// More attempts than anything is given.
    int MOST_ATTEMPTS = 100;

    /// @return what the work is known by once it is leased
    UUID addWork();

    UUID tagOf(W work);

    List<W> lease(int max, Duration lease);

    /// @return false when it was done before
    boolean finish(W work);

    void handBack(W work);

    long unfinished();

    @Test
    default void leases_the_oldest_first() {
        takeAll();
        var first = addWork();
        var second = addWork();
        var third = addWork();

        assertThat(tags(lease(2, LEASE))).containsExactly(first, second);
        assertThat(tags(lease(2, LEASE))).containsExactly(third);
        assertThat(lease(2, LEASE)).isEmpty();
    }

    @Test
    default void leases_work_to_one_until_the_lease_ends() {
        var work = addWork();
        assertThat(taken(work)).isPresent();

        ports().clock().advance(LEASE.minusSeconds(30));
        assertThat(taken(work)).isEmpty();
        ports().clock().advance(Duration.ofSeconds(31));
        assertThat(taken(work)).isPresent();
    }

    @Test
    default void leases_each_to_one_of_many_workers() {
        takeAll();
        var added = Stream.generate(this::addWork).limit(40).toList();

        var results =
                Race.of(() -> {
                    var mine = new ArrayList<UUID>();
                    var part = lease(3, LEASE);
                    while (!part.isEmpty()) {
                        mine.addAll(tags(part));
                        part.forEach(this::finish);
                        part = lease(3, LEASE);
                    }
                    return mine;
                });

        var done = results.values().stream().flatMap(List::stream).toList();
        assertThat(done).containsExactlyInAnyOrderElementsOf(added);
    }

    @Test
    default void never_gives_out_again_what_is_done() {
        var work = addWork();
        taken(work).ifPresent(this::finish);

        ports().clock().advance(LEASE.multipliedBy(2));
        assertThat(taken(work)).isEmpty();
    }

    @Test
    default void gives_out_again_later_what_was_handed_back() {
        var work = addWork();

        taken(work).ifPresent(this::handBack);

        assertThat(taken(work)).isEmpty();
        ports().clock().advance(LONGEST_DELAY);
        assertThat(taken(work)).isPresent();
    }

    @Test
    default void waits_longer_after_every_failure() {
        var work = addWork();
        var leased = taken(work).orElseThrow();

        var delays = Stream.generate(() -> secondsUntilDue(work, leased)).limit(4).toList();

        assertThat(delays).isSorted();
        assertThat(delays.getLast()).isGreaterThan(delays.getFirst());
    }

    @Test
    default void sets_aside_what_fails_again_and_again() {
        var work = addWork();
        var attempts = 0;
        for (var leased = taken(work); leased.isPresent(); leased = taken(work)) {
            assertThat(++attempts).isLessThan(MOST_ATTEMPTS);
            handBack(leased.get());
            ports().clock().advance(LONGEST_DELAY);
        }

        ports().clock().advance(LONGEST_DELAY.multipliedBy(10));
        assertThat(attempts).isGreaterThan(2);
        assertThat(taken(work)).isEmpty();
    }

    @Test
    default void counts_what_is_due_or_worked_on() {
        takeAll();
        var before = unfinished();

        addWork();
        assertThat(unfinished()).isEqualTo(before + 1);
        var leased = lease(PLENTY, LEASE);
        assertThat(unfinished()).isEqualTo(before + 1);
        leased.forEach(this::finish);
        assertThat(unfinished()).isEqualTo(before);
    }

    @Test
    default void does_not_count_what_waits_for_another_attempt() {
        takeAll();
        var before = unfinished();
        addWork();

        lease(PLENTY, LEASE).forEach(this::handBack);

        assertThat(unfinished()).isEqualTo(before);
    }

    @Test
    default void takes_nothing_back_that_is_done() {
        var work = addWork();
        var leased = taken(work).orElseThrow();
        finish(leased);

        handBack(leased);

        ports().clock().advance(LONGEST_DELAY);
        assertThat(taken(work)).isEmpty();
    }

    /// Leases everything that is due.
    default List<W> leaseAll() {
        var all = new ArrayList<W>();
        for (var part = lease(PLENTY, LEASE); !part.isEmpty(); part = lease(PLENTY, LEASE)) {
            all.addAll(part);
        }
        return all;
    }

    /// Leases everything that is due, and looks for one in it.
    default Optional<W> taken(UUID tag) {
        return leaseAll().stream().filter(work -> tagOf(work).equals(tag)).findFirst();
    }

    /// Does everything that is due, so that nothing of other tests is in the way.
    default void takeAll() {
        leaseAll().forEach(this::finish);
    }

    private List<UUID> tags(List<W> leased) {
        return leased.stream().map(this::tagOf).toList();
    }

    /// How long work waits that is handed back, found by waiting twice as long again and again.
    private long secondsUntilDue(UUID tag, W work) {
        handBack(work);
        var waited = 0L;
        for (var step = 1L; taken(tag).isEmpty(); step *= 2) {
            ports().clock().advance(Duration.ofSeconds(step));
            waited += step;
            assertThat(waited).isLessThan(LONGEST_DELAY.toSeconds());
        }
        return waited;
    }
}

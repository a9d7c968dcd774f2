package org.mecene.domain.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.platform.RateLimits.Draw;
import org.mecene.domain.platform.RateLimits.Limit;
import org.mecene.domain.platform.RateLimits.Taken;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;

/// What every [RateLimits] promises.
public interface RateLimitsContract extends Fixture {
    Limit THREE_A_MINUTE = new Limit("three", 3, Duration.ofMinutes(1));
    Limit TEN_A_MINUTE = new Limit("ten", 10, Duration.ofMinutes(1));

    @Test
    default void grants_what_there_is_and_says_what_is_left() {
        var who = somebody();

        assertThat(take(THREE_A_MINUTE, who))
                .isEqualTo(
                        new Taken(THREE_A_MINUTE, true, 2, Duration.ofSeconds(20), Duration.ZERO));
        assertThat(take(THREE_A_MINUTE, who).left()).isEqualTo(1);
        assertThat(take(THREE_A_MINUTE, who).left()).isZero();
        assertThat(take(THREE_A_MINUTE, who))
                .isEqualTo(
                        new Taken(
                                THREE_A_MINUTE,
                                false,
                                0,
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(20)));
    }

    @Test
    default void fills_evenly_and_never_shuts_anybody_out_for_good() {
        var who = somebody();
        IntStream.range(0, 50).forEach(_ -> take(THREE_A_MINUTE, who));

        ports().clock().advance(Duration.ofSeconds(19));
        var tooSoon = take(THREE_A_MINUTE, who);
        ports().clock().advance(Duration.ofSeconds(1));
        var inTime = take(THREE_A_MINUTE, who);
        ports().clock().advance(Duration.ofHours(1));
        var later = take(THREE_A_MINUTE, who);

        assertThat(tooSoon.isGranted()).isFalse();
        assertThat(tooSoon.again()).isEqualTo(Duration.ofSeconds(1));
        assertThat(inTime.isGranted()).isTrue();
        assertThat(later.left()).isEqualTo(2);
    }

    @Test
    default void keeps_callers_and_limits_apart() {
        var who = somebody();
        IntStream.range(0, 3).forEach(_ -> take(THREE_A_MINUTE, who));

        assertThat(take(THREE_A_MINUTE, somebody()).isGranted()).isTrue();
        assertThat(take(TEN_A_MINUTE, who).isGranted()).isTrue();
    }

    @Test
    default void takes_nothing_from_all_for_one_who_is_refused() {
        var who = somebody();
        var all = somebody();
        var draws = List.of(Draw.one(THREE_A_MINUTE, who), Draw.one(TEN_A_MINUTE, all));

        IntStream.range(0, 9).forEach(_ -> take(draws));

        assertThat(take(TEN_A_MINUTE, all).left()).isEqualTo(6);
        assertThat(take(draws).limit()).isEqualTo(THREE_A_MINUTE);
    }

    @Test
    default void tells_of_the_bucket_with_the_least_left() {
        var draws =
                List.of(Draw.one(TEN_A_MINUTE, somebody()), Draw.one(THREE_A_MINUTE, somebody()));

        assertThat(take(draws).limit()).isEqualTo(THREE_A_MINUTE);
    }

    @Test
    default void takes_several_at_once_and_all_at_the_most() {
        var who = somebody();

        assertThat(take(List.of(new Draw(TEN_A_MINUTE, who, 7))).left()).isEqualTo(3);
        assertThat(take(List.of(new Draw(TEN_A_MINUTE, who, 4))).isGranted()).isFalse();
        assertThat(take(List.of(new Draw(TEN_A_MINUTE, who, 3))).isGranted()).isTrue();
        assertThat(take(List.of(new Draw(TEN_A_MINUTE, somebody(), 500))).isGranted()).isTrue();
    }

    @Test
    default void grants_no_more_to_many_at_once() {
        var who = somebody();

        var results = Race.of(() -> take(THREE_A_MINUTE, who).isGranted());

        assertThat(results.values()).filteredOn(granted -> granted).hasSize(3);
    }

    @Test
    default void puts_back_what_does_not_count() {
        var who = somebody();

        for (var i = 0; i < 20; i++) {
            assertThat(take(THREE_A_MINUTE, who).isGranted()).isTrue();
            ports().rateLimits().giveBack(Draw.one(THREE_A_MINUTE, who));
        }

        assertThat(take(THREE_A_MINUTE, who).left()).isEqualTo(2);
    }

    /// Security.md A2.
    @Test
    default void doubles_the_wait_with_each_guess_up_to_a_quarter_of_an_hour() {
        var who = somebody();
        var free = IntStream.range(0, 10).mapToObj(_ -> guess(who)).toList();

        var waits =
                IntStream.range(0, 8)
                        .mapToObj(_ -> {
                            var wait = guess(who);
                            ports().clock().advance(wait);
                            assertThat(guess(who)).isZero();
                            return wait.toSeconds();
                        })
                        .toList();

        assertThat(free).containsOnly(Duration.ZERO);
        assertThat(waits).containsExactly(30L, 60L, 120L, 240L, 480L, 900L, 900L, 900L);
    }

    @Test
    default void counts_no_guess_that_nobody_looked_at() {
        var who = somebody();
        IntStream.range(0, 10).forEach(_ -> guess(who));
        assertThat(guess(who)).isPositive();

        ports().rateLimits().guessUnseen(who);
        ports().rateLimits().guessUnseen(somebody());

        assertThat(guess(who)).isZero();
        assertThat(guess(who)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    default void counts_no_guess_that_came_too_soon_and_forgets_all_when_one_was_right() {
        var who = somebody();
        IntStream.range(0, 10).forEach(_ -> guess(who));
        IntStream.range(0, 50).forEach(_ -> guess(who));

        assertThat(guess(who)).isEqualTo(Duration.ofSeconds(30));
        assertThat(guess(somebody())).isZero();
        ports().rateLimits().guessedRight(who);
        assertThat(IntStream.range(0, 10).mapToObj(_ -> guess(who))).containsOnly(Duration.ZERO);
    }

    @Test
    default void forgets_guesses_after_a_day() {
        var who = somebody();
        IntStream.range(0, 10).forEach(_ -> guess(who));

        ports().clock().advance(Duration.ofDays(1));

        assertThat(guess(who)).isZero();
        assertThat(guess(who)).isZero();
        ports().clock().advance(Duration.ofDays(1));
        assertThat(ports().rateLimits().forgetFull(ports().clock().instant())).isPositive();
    }

    @Test
    default void lets_no_more_guesses_pass_of_many_at_once() {
        var who = somebody();
        IntStream.range(0, 7).forEach(_ -> guess(who));

        var results = Race.of(() -> guess(who).isZero());

        assertThat(results.values()).filteredOn(passed -> passed).hasSize(3);
    }

    @Test
    default void forgets_only_what_is_full_again() {
        var who = somebody();
        IntStream.range(0, 3).forEach(_ -> take(THREE_A_MINUTE, who));

        ports().rateLimits().forgetFull(ports().clock().instant());
        var held = take(THREE_A_MINUTE, who);
        ports().clock().advance(Duration.ofMinutes(2));
        var forgotten = ports().rateLimits().forgetFull(ports().clock().instant());

        assertThat(held.isGranted()).isFalse();
        assertThat(forgotten).isPositive();
    }

    private Duration guess(String who) {
        return ports().rateLimits().guess(who, ports().clock().instant());
    }

    private Taken take(Limit limit, String who) {
        return take(List.of(Draw.one(limit, who)));
    }

    private Taken take(List<Draw> draws) {
        return ports().rateLimits().take(draws, ports().clock().instant());
    }

    private String somebody() {
        return ports().ids().next().toString();
    }
}

package org.mecene.security.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.TestClock;

class TimeOrderedIdsTest {
    private final TestClock clock = new TestClock();
    private final TimeOrderedIds ids = new TimeOrderedIds(clock, new SecureRandom());

    @Test
    void makes_ids_of_version_7() {
        var id = ids.next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void tells_the_time_of_the_given_clock() {
        var id = ids.next();

        assertThat(timeOf(id)).isEqualTo(Instant.parse("2026-03-01T09:00:00.123Z"));
    }

    @Test
    void follows_a_clock_that_is_moved_forward() {
        ids.next();
        clock.advance(Duration.ofDays(3_700));

        var id = ids.next();

        assertThat(timeOf(id)).isEqualTo(Instant.parse("2036-04-17T09:00:00.123Z"));
    }

    @Test
    void makes_ascending_ids_while_the_clock_stands_still() {
        var many = many(100_000);

        assertThat(many).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void makes_ascending_ids_when_the_clock_goes_back() {
        var before = ids.next();
        clock.advance(Duration.ofHours(-1));

        var after = ids.next();

        assertThat(after).isGreaterThan(before);
    }

    @Test
    void sorts_as_text_like_the_ids_themselves() {
        var many = many(10_000);

        assertThat(many.stream().map(UUID::toString)).isSorted();
    }

    @Test
    void makes_no_id_twice_for_many_threads_and_ascending_ones_for_each() {
        var lists = Race.of(() -> many(20_000)).values();

        assertThat(lists).allSatisfy(list -> assertThat(list).isSorted());
        assertThat(lists.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    }

    @Test
    void makes_other_ids_on_another_node_at_the_same_time() {
        var other = new TimeOrderedIds(clock, new SecureRandom());

        assertThat(other.next()).isNotEqualTo(ids.next());
    }

    private List<UUID> many(int count) {
        return Stream.generate(ids::next).limit(count).toList();
    }

    private static Instant timeOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}

package org.mecene.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Race;

/// What every [Ids] promises.
public interface IdsContract {
    int MANY = 2_000;

    /// The order in which databases sort ids.
    Comparator<UUID> BY_BYTES =
            Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
                    .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

    Ids ids();

    @Test
    default void makes_ids_of_version_7() {
        var id = ids().next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    default void makes_ids_that_sort_in_the_order_in_which_they_were_made() {
        var made = Stream.generate(ids()::next).limit(MANY).toList();

        assertThat(made).isSortedAccordingTo(BY_BYTES).doesNotHaveDuplicates();
    }

    @Test
    default void makes_no_id_twice_for_many_at_once() {
        var results = Race.of(() -> Stream.generate(ids()::next).limit(MANY).toList());

        assertThat(results.values().stream().flatMap(made -> made.stream()))
                .hasSize(Race.RUNNERS * MANY)
                .doesNotHaveDuplicates();
    }
}

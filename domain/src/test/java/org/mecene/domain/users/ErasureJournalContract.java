package org.mecene.domain.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.Rule;

/// What every [ErasureJournal] promises.
public interface ErasureJournalContract {
    /// An empty one.
    ErasureJournal journal();

    @Test
    default void begins_empty() {
        assertThat(all()).isEmpty();
    }

    @Test
    @Rule("G3")
    default void hands_out_everybody_once() {
        var one = new UserId(UUID.randomUUID());
        var another = new UserId(UUID.randomUUID());

        journal().note(one);
        journal().note(another);
        journal().note(one);

        assertThat(all()).containsExactlyInAnyOrder(one, another);
    }

    @Test
    default void hands_out_a_bounded_number_at_once() {
        var people = Stream.generate(() -> new UserId(UUID.randomUUID())).limit(501).toList();
        people.forEach(journal()::note);

        var sizes = new ArrayList<Integer>();
        journal().read(batch -> sizes.add(batch.size()));

        assertThat(sizes).allMatch(size -> size <= ErasureJournal.BATCH);
        assertThat(all()).containsExactlyInAnyOrderElementsOf(people);
    }

    private List<UserId> all() {
        var all = new ArrayList<UserId>();
        journal().read(all::addAll);
        return all;
    }
}

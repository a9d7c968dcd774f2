package org.mecene.domain.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.SequentialIds;

final class SequentialIdsTest implements IdsContract {
    private final Ids ids = new SequentialIds();

    @Override
    public Ids ids() {
        return ids;
    }

    @Test
    void makes_the_same_ids_in_every_run() {
        assertThat(new SequentialIds(7).next()).isEqualTo(new SequentialIds(7).next());
    }

    @Test
    void keeps_runs_apart() {
        assertThat(SequentialIds.unlikeAnyBefore().next())
                .isNotEqualTo(SequentialIds.unlikeAnyBefore().next());
    }
}

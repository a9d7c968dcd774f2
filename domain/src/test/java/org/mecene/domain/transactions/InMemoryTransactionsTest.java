package org.mecene.domain.transactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.testkit.Ports;

final class InMemoryTransactionsTest implements TransactionsContract {
    private final InMemoryPorts ports = InMemoryPorts.empty();

    @Override
    public Ports ports() {
        return ports;
    }

    @Test
    void takes_back_in_the_reverse_order() {
        var undone = new ArrayList<String>();
        var transactions = new InMemoryTransactions();

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        transactions.run(() -> {
                            transactions.onRollback(() -> undone.add("first"));
                            transactions.onRollback(() -> undone.add("second"));
                            throw new IllegalStateException("boom");
                        }));

        assertThat(undone).containsExactly("second", "first");
    }

    @Test
    void is_open_only_while_work_runs_on_this_thread() {
        var transactions = new InMemoryTransactions();

        var during = transactions.call(transactions::isOpen);

        assertThat(during).isTrue();
        assertThat(transactions.isOpen()).isFalse();
    }

    @Test
    void can_interrupt_all_work_once() {
        var runs = new ArrayList<String>();
        var transactions = InMemoryTransactions.interruptingOnce();

        transactions.run(() -> {
            transactions.onRollback(() -> runs.add("undone"));
            runs.add("done");
        });

        assertThat(runs).isEqualTo(List.of("done", "undone", "done"));
    }
}

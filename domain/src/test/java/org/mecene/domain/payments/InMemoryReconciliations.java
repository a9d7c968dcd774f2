package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;

public final class InMemoryReconciliations implements Reconciliations {
    private static final Duration KEPT = Duration.ofDays(400);

    private final InMemoryDatabase database;
    private final Rows<ReconciliationId, Reconciliation> rows;
    private final Rows<String, Instant> schedule;

    public InMemoryReconciliations(InMemoryDatabase database) {
        this.database = database;
        this.rows = new Rows<>(database.transactions());
        this.schedule = new Rows<>(database.transactions());
    }

    @Override
    public boolean claim(Instant now, Duration lease) {
        return database.transactions()
                .call(() -> {
                    var isDue = schedule.find("due").filter(now::isBefore).isEmpty();
                    if (isDue) {
                        schedule.put("due", now.plus(lease));
                    }
                    return isDue;
                });
    }

    @Override
    public void add(Reconciliation reconciliation, Instant nextDue) {
        database.transactions()
                .run(() -> {
                    rows.add(reconciliation.id(), reconciliation);
                    schedule.put("due", nextDue);
                    var oldest = reconciliation.beganAt().minus(KEPT);
                    rows.where(row -> row.beganAt().isBefore(oldest))
                            .forEach(row -> rows.remove(row.id()));
                });
    }

    @Override
    public Page<Reconciliation> list(PageRequest page) {
        return Pages.descending(
                rows.all(), row -> Cursor.at(row.beganAt(), row.id().value()), page);
    }
}

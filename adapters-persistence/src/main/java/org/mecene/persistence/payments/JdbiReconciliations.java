package org.mecene.persistence.payments;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Reconciliation;
import org.mecene.domain.payments.ReconciliationId;
import org.mecene.domain.payments.Reconciliations;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Row;

/// The tables `reconciliations` and `reconciliation_schedule`.
public final class JdbiReconciliations implements Reconciliations {
    private static final int DAYS_KEPT = 400;

    private final Database database;

    public JdbiReconciliations(Database database) {
        this.database = database;
    }

    @Override
    public boolean claim(Instant now, Duration lease) {
        return database.alone(handle ->
                handle.createUpdate(
                                        "UPDATE reconciliation_schedule SET due_at = :until WHERE due_at <= :now")
                                .bind("now", now)
                                .bind("until", now.plus(lease))
                                .execute()
                        == 1);
    }

    @Override
    public void add(Reconciliation reconciliation, Instant nextDue) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                WITH next AS (
                                  UPDATE reconciliation_schedule SET due_at = :nextDue
                                ), forgotten AS (
                                  DELETE FROM reconciliations WHERE began_at < :oldest
                                )
                                INSERT INTO reconciliations (
                                  id, began_at, ended_at, from_at, looked, booked, differences, failure)
                                VALUES (:id, :began, :ended, :from, :looked, :booked, :differences, :failure)
                                """)
                        .bind("nextDue", nextDue)
                        .bind("oldest", reconciliation.beganAt().minus(Duration.ofDays(DAYS_KEPT)))
                        .bind("id", reconciliation.id())
                        .bind("began", reconciliation.beganAt())
                        .bind("ended", reconciliation.endedAt())
                        .bind("from", reconciliation.from())
                        .bind("looked", reconciliation.looked())
                        .bind("booked", reconciliation.booked())
                        .bindArray(
                                "differences", String.class, reconciliation.differences().toArray())
                        .bind("failure", reconciliation.failure())
                        .execute());
    }

    @Override
    public Page<Reconciliation> list(PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                """
                                SELECT id, began_at, ended_at, from_at, looked, booked, differences, failure
                                  FROM reconciliations
                                 WHERE (began_at, id) < (:afterTime, :afterId)
                                 ORDER BY began_at DESC, id DESC
                                 LIMIT :limit
                                """),
                        JdbiReconciliations::reconciliation,
                        row -> Cursor.at(row.beganAt(), row.id().value())));
    }

    private static Reconciliation reconciliation(Row row) throws SQLException {
        return new Reconciliation(
                new ReconciliationId(row.uuid()),
                row.instant(),
                row.instant(),
                row.instant(),
                row.number(),
                row.number(),
                row.list(String.class),
                row.textOrNull());
    }
}

package org.mecene.persistence.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A table whose rows wait to be worked on, each by one worker at a time. It has the columns `id`,
/// `state`, `attempts`, `due_at`, `leased_until` and `failure`. Time is the database's own: leases
/// and delays are about machines, not about the business's clock, which the sandbox can move.
public final class LeasedQueue {
    private static final Logger LOG = LoggerFactory.getLogger(LeasedQueue.class);

    /// With the delays below, the last attempt comes about a day after the first.
    private static final int MOST_ATTEMPTS = 30;

    private final Database database;
    private final String table;
    private final String columns;
    private final String known;

    /// @param table the name of the table, as it is written in the code
    /// @param columns what a worker needs of a row, the id among it, as it is written in the code
    public LeasedQueue(Database database, String table, String columns) {
        this(database, table, columns, "true");
    }

    private LeasedQueue(Database database, String table, String columns, String known) {
        this.database = database;
        this.table = table;
        this.columns = columns;
        this.known = known;
    }

    /// The same queue without the kinds that this release does not know: a newer node has put them
    /// in, and will take them.
    ///
    /// @param kinds names of classes, so that they need no quoting
    public LeasedQueue ofKinds(Collection<String> kinds) {
        return new LeasedQueue(
                database, table, columns, "kind IN ('" + String.join("', '", kinds) + "')");
    }

    /// Takes the rows that are longest due and that nobody works on. One that cannot be read is
    /// handed back and does not keep the others.
    public <T> List<T> lease(int max, Duration lease, RowMapper<T> mapper) {
        var leased = leaseRows(max, lease, (result, context) -> readable(mapper, result, context));
        leased.stream()
                .map(Leased::unreadable)
                .filter(Objects::nonNull)
                .forEach(id -> handBack(id, "Unreadable"));
        return leased.stream().map(Leased::row).filter(Objects::nonNull).toList();
    }

    /// A row, or the id of one that this release cannot read.
    private record Leased<T>(@Nullable T row, @Nullable UUID unreadable) {}

    private <T> Leased<T> readable(RowMapper<T> mapper, ResultSet result, StatementContext context)
            throws SQLException {
        try {
            return new Leased<>(mapper.map(result, context), null);
        } catch (SQLException | RuntimeException unreadable) {
            var id = result.getObject("id", UUID.class);
            LOG.error("Row {} of {} cannot be read and waits", id, table, unreadable);
            return new Leased<>(null, id);
        }
    }

    private <T> List<Leased<T>> leaseRows(int max, Duration lease, RowMapper<Leased<T>> mapper) {
        return database.alone(handle ->
                handle.createQuery(
                                """
                                WITH taken AS (
                                  UPDATE %1$s
                                     SET attempts = attempts + 1,
                                         leased_until = now() + :seconds * interval '1 second',
                                         due_at = now() + :seconds * interval '1 second'
                                   WHERE id IN (SELECT id
                                                  FROM %1$s
                                                 WHERE state = 'waiting' AND due_at <= now() AND %3$s
                                                 ORDER BY due_at, id
                                                 LIMIT :max
                                                   FOR UPDATE SKIP LOCKED)
                                  RETURNING %2$s)
                                SELECT %2$s FROM taken ORDER BY id
                                """
                                        .formatted(table, columns, known))
                        .bind("seconds", lease.toSeconds())
                        .bind("max", max)
                        .map(mapper)
                        .list());
    }

    /// Moves a row to a final state, in the caller's transaction.
    ///
    /// @return false when it has one already
    public boolean finish(UUID id, String state) {
        return database.transaction()
                        .createUpdate(
                                """
                                UPDATE %s
                                   SET state = :state, leased_until = NULL, failure = NULL
                                 WHERE id = :id AND state = 'waiting'
                                """
                                        .formatted(table))
                        .bind("id", id)
                        .bind("state", state)
                        .execute()
                == 1;
    }

    /// Makes a row due again later: after 1, 2, 4 … seconds, an hour at the most, shaken by a
    /// quarter so that what failed together does not come back together. After the last attempt it
    /// is set aside.
    public void handBack(UUID id, String failure) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE %s
                                   SET state = CASE WHEN attempts >= :most THEN 'failed' ELSE state END,
                                       leased_until = NULL,
                                       failure = :failure,
                                       due_at = now() + (0.75 + random() / 2)
                                         * least(3600, power(2, least(attempts, 12) - 1)) * interval '1 second'
                                 WHERE id = :id AND state = 'waiting'
                                """
                                        .formatted(table))
                        .bind("id", id)
                        .bind("most", MOST_ATTEMPTS)
                        .bind("failure", failure)
                        .execute());
    }

    /// Takes a row out of the queue for somebody to look at.
    public void setAside(UUID id, String failure) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE %s
                                   SET state = 'failed', leased_until = NULL, failure = :failure
                                 WHERE id = :id AND state = 'waiting'
                                """
                                        .formatted(table))
                        .bind("id", id)
                        .bind("failure", failure)
                        .execute());
    }

    /// How many rows were set aside.
    public long failures() {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT count(*) FROM %s WHERE state = 'failed'".formatted(table))
                        .mapTo(Long.class)
                        .one());
    }

    /// How many rows are due, or worked on at this moment.
    public long unfinished() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*)
                                  FROM %s
                                 WHERE state = 'waiting' AND (due_at <= now() OR leased_until > now())
                                """
                                        .formatted(table))
                        .mapTo(Long.class)
                        .one());
    }
}

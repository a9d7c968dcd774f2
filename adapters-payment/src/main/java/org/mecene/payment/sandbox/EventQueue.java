package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The events that wait to be sent. Its times are the database's and not the sandbox's, so that a
/// clock that jumps neither hurries nor forgets them.
final class EventQueue {
    /// How many of the oldest rows are looked at when one may be old enough to go.
    private static final int SWEEP = 200;

    private final Database database;

    EventQueue(Database database) {
        this.database = database;
    }

    /// Takes events that are due, oldest first, for this worker alone until the lease ends; then
    /// they are due again, whatever became of the worker.
    List<Waiting> lease(int max, Duration lease) {
        return database.call(session -> {
            var leased =
                    session.list(
                            """
                            WITH due AS (
                              SELECT seq
                                FROM sandbox.event
                               WHERE due_at <= now()
                               ORDER BY due_at, seq
                               LIMIT ?
                                 FOR UPDATE SKIP LOCKED)
                            UPDATE sandbox.event e
                               SET due_at = now() + make_interval(secs => ?)
                              FROM due
                             WHERE e.seq = due.seq
                            RETURNING e.seq, e.ref, e.subject, e.body, e.failures
                            """,
                            row ->
                                    new Waiting(
                                            row.bigNumber("seq"),
                                            row.text("ref"),
                                            row.text("subject"),
                                            row.text("body"),
                                            row.number("failures")),
                            max,
                            seconds(lease));
            return leased.stream().sorted(Comparator.comparingLong(Waiting::seq)).toList();
        });
    }

    /// Writes down what became of leased events. Delivered stays delivered, also when another
    /// worker failed with the same event after this one's lease had ended.
    void settle(List<Sent> sent) {
        database.call(session -> {
            for (var one : sent) {
                settle(session, one);
            }
            sweep(session);
            return true;
        });
    }

    private static void settle(Session session, Sent sent) throws SQLException {
        var event = sent.event();
        switch (sent.outcome()) {
            case Outcome.Delivered() ->
                    session.update(
                            """
                            UPDATE sandbox.event
                               SET delivered_at = now(), due_at = NULL
                             WHERE seq = ? AND delivered_at IS NULL
                            """,
                            event.seq());
            case Outcome.Failed() ->
                    session.update(
                            """
                            UPDATE sandbox.event
                               SET failures = failures + 1,
                                   due_at = now() + make_interval(secs => ?)
                             WHERE seq = ? AND delivered_at IS NULL
                            """,
                            event.nextDelay().map(EventQueue::seconds).orElse(null),
                            event.seq());
            case Outcome.NotTried(var delay) ->
                    session.update(
                            """
                            UPDATE sandbox.event
                               SET due_at = now() + make_interval(secs => ?)
                             WHERE seq = ? AND delivered_at IS NULL
                            """,
                            seconds(delay),
                            event.seq());
        }
    }

    /// Forgets what was done with 30 days ago. It looks at the oldest few rows only, and only when
    /// others were settled, so it costs nothing while nothing happens and keeps up when much does.
    private static void sweep(Session session) throws SQLException {
        session.update(
                """
                WITH oldest AS (
                  SELECT seq, stored_at, due_at
                    FROM sandbox.event
                   ORDER BY seq
                   LIMIT ?),
                forgotten AS (
                  SELECT e.seq
                    FROM sandbox.event e
                    JOIN oldest o ON o.seq = e.seq
                   WHERE o.due_at IS NULL
                     AND o.stored_at < now() - interval '30 days'
                     FOR UPDATE OF e SKIP LOCKED)
                DELETE FROM sandbox.event e
                 USING forgotten f
                 WHERE e.seq = f.seq
                """,
                SWEEP);
    }

    private static double seconds(Duration duration) {
        return duration.toSeconds();
    }

    /// How many wait still, those included that are being sent at this moment.
    int countWaiting() {
        return database.call(session ->
                session.first(
                                """
                                SELECT count(*) AS waiting
                                  FROM sandbox.event
                                 WHERE due_at IS NOT NULL
                                """,
                                row -> row.number("waiting"))
                        .orElseThrow());
    }

    /// @param failures how often it was sent in vain
    record Waiting(long seq, String ref, String subject, String body, int failures) {
        /// How long it waits if it fails now; empty when it is given up then.
        Optional<Duration> nextDelay() {
            return Backoff.after(failures + 1);
        }

        @Override
        public String toString() {
            return ref;
        }
    }

    record Sent(Waiting event, Outcome outcome) {}

    sealed interface Outcome {
        record Delivered() implements Outcome {}

        record Failed() implements Outcome {}

        /// It was left for later, and no failure of its own.
        record NotTried(Duration delay) implements Outcome {}
    }
}

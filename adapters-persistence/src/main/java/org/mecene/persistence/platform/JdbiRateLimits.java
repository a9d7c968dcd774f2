package org.mecene.persistence.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.platform.RateLimits;
import org.mecene.persistence.database.Database;

/// Buckets in a table that all nodes share, each by the moment at which it will be full. One round
/// trip takes from all buckets of a request.
///
/// Whoever was refused is remembered on the node until they may come again, so that a flood does
/// not reach the database: what other nodes take meanwhile can only make the wait longer.
///
/// Safe for use by many threads.
public final class JdbiRateLimits implements RateLimits {
    private static final int MOST_REFUSED = 20_000;
    private static final int PATIENCE_SECONDS = 1;
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Database database;
    private final Cache<Draw, Instant> fullAfterRefusal =
            Caffeine.newBuilder().maximumSize(MOST_REFUSED).build();

    public JdbiRateLimits(Database database) {
        this.database = database;
    }

    @Override
    public Taken take(List<Draw> draws, Instant now) {
        var refused = refusedBefore(draws.getFirst(), now);
        return refused == null ? takeFromTable(draws, now) : refused;
    }

    @Override
    public void giveBack(Draw draw) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE rate_limits SET full_at = full_at - :cost WHERE key = :key
                                """)
                        .bind("cost", micros(cost(draw)))
                        .bind("key", key(draw.limit(), draw.who()))
                        .execute());
    }

    /// One statement counts, or does nothing: of many at once each sees what the one before left.
    /// While guesses are free the clocks of the nodes do not matter.
    @Override
    public Duration guess(String who, Instant now) {
        var counted =
                database.alone(handle ->
                        handle.createUpdate(
                                        """
                                        INSERT INTO guesses AS g (key, count, last_at, opens_at)
                                        VALUES (:key, 1, :now, 0)
                                            ON CONFLICT (key) DO UPDATE
                                           SET count = CASE WHEN g.last_at <= :old THEN 1 ELSE g.count + 1 END,
                                               last_at = :now,
                                               opens_at = CASE
                                                 WHEN g.last_at <= :old OR g.count + 1 < :free THEN 0
                                                 ELSE :now + least(
                                                   :first * (1::bigint << least(g.count + 1 - :free, :doublings)),
                                                   :longest)
                                               END
                                         WHERE g.opens_at <= :now OR g.last_at <= :old
                                        """)
                                .bind("key", who)
                                .bind("now", micros(now))
                                .bind("old", micros(now.minus(GUESSES_KEPT)))
                                .bind("free", FREE_GUESSES)
                                .bind("doublings", MOST_DOUBLINGS)
                                .bind("first", micros(FIRST_WAIT))
                                .bind("longest", micros(LONGEST_WAIT))
                                .execute());
        return counted > 0 ? Duration.ZERO : waitOf(who, now);
    }

    /// Never zero: whoever was not counted comes back, were it in a moment.
    private Duration waitOf(String who, Instant now) {
        var opensAt =
                database.read(handle ->
                        handle.createQuery("SELECT opens_at FROM guesses WHERE key = :key")
                                .bind("key", who)
                                .mapTo(Long.class)
                                .findOne());
        var left = opensAt.orElse(0L) - micros(now);
        return left > 0 ? Duration.ofNanos(left * 1_000) : SOON;
    }

    @Override
    public void guessedRight(String who) {
        database.alone(handle ->
                handle.createUpdate("DELETE FROM guesses WHERE key = :key")
                        .bind("key", who)
                        .execute());
    }

    @Override
    public void guessUnseen(String who) {
        database.alone(handle ->
                handle.createUpdate(
                                """
                                UPDATE guesses SET count = greatest(count - 1, 0), opens_at = 0
                                 WHERE key = :key
                                """)
                        .bind("key", who)
                        .execute());
    }

    @Override
    public int forgetFull(Instant now) {
        return database.alone(handle ->
                handle.createUpdate("DELETE FROM rate_limits WHERE full_at <= :now")
                                .bind("now", micros(now))
                                .execute()
                        + handle.createUpdate("DELETE FROM guesses WHERE last_at <= :old")
                                .bind("old", micros(now.minus(GUESSES_KEPT)))
                                .execute());
    }

    private @Nullable Taken refusedBefore(Draw draw, Instant now) {
        var fullAt = fullAfterRefusal.getIfPresent(draw);
        if (fullAt == null) {
            return null;
        }
        var told = Taken.of(draw, false, Duration.between(now, fullAt));
        if (told.again().isPositive()) {
            return told;
        }
        fullAfterRefusal.invalidate(draw);
        return null;
    }

    private Taken takeFromTable(List<Draw> draws, Instant now) {
        var taken = database.readBare(connection -> ask(connection, draws, now));
        var last = taken.getLast();
        if (!last.isGranted()) {
            var draw = draws.get(taken.size() - 1);
            if (draw.equals(draws.getFirst())) {
                fullAfterRefusal.put(draw, now.plus(last.untilFull()));
            }
            return last;
        }
        return taken.stream().reduce((a, b) -> b.left() < a.left() ? b : a).orElse(last);
    }

    private static List<Taken> ask(Connection connection, List<Draw> draws, Instant now)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        "SELECT granted, full_at FROM take_from_limits(?, ?, ?, ?)")) {
            statement.setQueryTimeout(PATIENCE_SECONDS);
            statement.setLong(1, micros(now));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text",
                            draws.stream().map(draw -> key(draw.limit(), draw.who())).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", draws.stream().map(draw -> micros(cost(draw))).toArray()));
            statement.setArray(
                    4,
                    connection.createArrayOf(
                            "bigint",
                            draws.stream().map(draw -> micros(draw.limit().per())).toArray()));
            try (var rows = statement.executeQuery()) {
                return read(rows, draws, now);
            }
        }
    }

    private static List<Taken> read(ResultSet rows, List<Draw> draws, Instant now)
            throws SQLException {
        var taken = new ArrayList<Taken>();
        while (rows.next()) {
            var untilFull =
                    Duration.ofNanos(Math.multiplyExact(rows.getLong(2) - micros(now), 1_000L));
            taken.add(Taken.of(draws.get(taken.size()), rows.getBoolean(1), untilFull));
        }
        return taken;
    }

    private static Duration cost(Draw draw) {
        return draw.limit().step().multipliedBy(draw.units());
    }

    private static String key(Limit limit, String who) {
        return limit.name() + ":" + who;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                instant.getNano() / 1_000);
    }
}

package org.mecene.persistence.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.mecene.domain.time.MovableClock;
import org.mecene.persistence.database.Database;

/// The sandbox's clock: the real time and how far it was moved ahead, which all nodes share through
/// one row and read several times a second ([#refresh]). Instants are in whole microseconds, as
/// PostgreSQL keeps them.
///
/// Safe for use by many threads.
public final class SharedClock implements MovableClock {
    private final Database database;
    private final InstantSource real;
    private volatile Duration ahead = Duration.ZERO;

    public SharedClock(Database database, InstantSource real) {
        this.database = database;
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead).truncatedTo(ChronoUnit.MICROS);
    }

    /// Reads how far the clock was moved.
    public void refresh() {
        ahead =
                Duration.of(
                        database.read(handle ->
                                handle.createQuery("SELECT ahead_micros FROM sandbox_clock")
                                        .mapTo(Long.class)
                                        .findOne()
                                        .orElse(0L)),
                        ChronoUnit.MICROS);
    }

    @Override
    public void moveTo(Instant instant) {
        var wanted = ChronoUnit.MICROS.between(real.instant(), instant);
        var moved =
                database.alone(handle ->
                        handle.createQuery(
                                        """
                                        INSERT INTO sandbox_clock AS c (ahead_micros)
                                        VALUES (greatest(0, :wanted))
                                            ON CONFLICT (singleton) DO UPDATE
                                           SET ahead_micros = greatest(c.ahead_micros, excluded.ahead_micros)
                                        RETURNING ahead_micros
                                        """)
                                .bind("wanted", wanted)
                                .mapTo(Long.class)
                                .one());
        ahead = Duration.of(moved, ChronoUnit.MICROS);
    }
}

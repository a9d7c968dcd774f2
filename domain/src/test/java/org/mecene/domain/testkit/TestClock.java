package org.mecene.domain.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.mecene.domain.time.MovableClock;

/// A clock that stands still until a test moves it. It counts in microseconds, like the database.
public final class TestClock implements MovableClock {
    /// A Sunday morning in March, before clocks change in Europe.
    public static final Instant START = Instant.parse("2026-03-01T09:00:00.123456Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<Consumer<Duration>> companions = new CopyOnWriteArrayList<>();

    /// Has something else let the same time pass whenever [#advance] does: a store that keeps a
    /// time of its own.
    public void accompany(Consumer<Duration> companion) {
        companions.add(companion);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /// Sets the clock to any instant, also to one that has passed.
    public void set(Instant instant) {
        now.set(instant.truncatedTo(ChronoUnit.MICROS));
    }

    /// Like [#set], from text such as `2026-03-01T09:00:00Z`.
    public void set(String instant) {
        set(Instant.parse(instant));
    }

    /// Lets time pass.
    ///
    /// @return the time that it is now
    public Instant advance(Duration duration) {
        companions.forEach(companion -> companion.accept(duration));
        return now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public void moveTo(Instant instant) {
        var target = instant.truncatedTo(ChronoUnit.MICROS);
        now.updateAndGet(present -> target.isAfter(present) ? target : present);
    }
}

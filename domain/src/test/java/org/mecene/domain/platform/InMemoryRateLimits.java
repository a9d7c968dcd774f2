package org.mecene.domain.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.transactions.StoreDown;

/// Buckets of one process.
public final class InMemoryRateLimits implements RateLimits {
    private final Map<String, Instant> fullAt = new HashMap<>();
    private final Map<String, Guesses> guesses = new HashMap<>();
    private boolean isDown;

    private record Guesses(int count, Instant last, Instant opens) {}

    @Override
    public synchronized Taken take(List<Draw> draws, Instant now) {
        requireUp();
        Taken least = null;
        for (var draw : draws) {
            var taken = take(draw, now);
            if (!taken.isGranted()) {
                return taken;
            }
            if (least == null || taken.left() < least.left()) {
                least = taken;
            }
        }
        if (least == null) {
            throw new IllegalArgumentException("Nothing is asked for");
        }
        return least;
    }

    @Override
    public synchronized void giveBack(Draw draw) {
        var back = draw.limit().step().multipliedBy(draw.units());
        fullAt.computeIfPresent(key(draw.limit(), draw.who()), (_, full) -> full.minus(back));
    }

    @Override
    public synchronized Duration guess(String who, Instant now) {
        requireUp();
        var before = guesses.get(who);
        if (before == null || !before.last().plus(GUESSES_KEPT).isAfter(now)) {
            guesses.put(who, new Guesses(1, now, now));
            return Duration.ZERO;
        }
        if (before.opens().isAfter(now)) {
            return Duration.between(now, before.opens());
        }
        var count = before.count() + 1;
        guesses.put(who, new Guesses(count, now, now.plus(RateLimits.waitAfter(count))));
        return Duration.ZERO;
    }

    @Override
    public synchronized void guessUnseen(String who) {
        guesses.computeIfPresent(
                who,
                (_, seen) -> new Guesses(Math.max(0, seen.count() - 1), seen.last(), seen.last()));
    }

    @Override
    public synchronized void guessedRight(String who) {
        guesses.remove(who);
    }

    /// Answers nothing from now on, as when the database is gone.
    public synchronized void goDown() {
        isDown = true;
    }

    private void requireUp() {
        if (isDown) {
            throw new StoreDown(new IllegalStateException("Nobody is there"));
        }
    }

    @Override
    public synchronized int forgetFull(Instant now) {
        var before = fullAt.size() + guesses.size();
        fullAt.values().removeIf(full -> !full.isAfter(now));
        guesses.values().removeIf(kept -> !kept.last().plus(GUESSES_KEPT).isAfter(now));
        return before - fullAt.size() - guesses.size();
    }

    private Taken take(Draw draw, Instant now) {
        var key = key(draw.limit(), draw.who());
        var held = fullAt.getOrDefault(key, now);
        var full = held.isAfter(now) ? held : now;
        var next = full.plus(draw.limit().step().multipliedBy(draw.units()));
        if (next.isAfter(now.plus(draw.limit().per()))) {
            return Taken.of(draw, false, Duration.between(now, full));
        }
        fullAt.put(key, next);
        return Taken.of(draw, true, Duration.between(now, next));
    }

    private static String key(Limit limit, String who) {
        return limit.name() + ":" + who;
    }
}

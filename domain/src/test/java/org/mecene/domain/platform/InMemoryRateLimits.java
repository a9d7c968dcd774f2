package org.mecene.domain.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Buckets of one process.
public final class InMemoryRateLimits implements RateLimits {
    private final Map<String, Instant> fullAt = new HashMap<>();

    @Override
    public synchronized Taken take(List<Draw> draws, Instant now) {
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
    public synchronized void refill(Limit limit, String who) {
        fullAt.remove(key(limit, who));
    }

    @Override
    public synchronized int forgetFull(Instant now) {
        var before = fullAt.size();
        fullAt.values().removeIf(full -> !full.isAfter(now));
        return before - fullAt.size();
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

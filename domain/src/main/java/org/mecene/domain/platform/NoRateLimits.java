package org.mecene.domain.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Grants everything: for load tests, never for production.
public final class NoRateLimits implements RateLimits {
    @Override
    public Taken take(List<Draw> draws, Instant now) {
        return Taken.of(draws.getFirst(), true, Duration.ZERO);
    }

    @Override
    public void giveBack(Draw draw) {
        // Nothing was taken.
    }

    @Override
    public Duration guess(String who, Instant now) {
        return Duration.ZERO;
    }

    @Override
    public void guessedRight(String who) {
        // Nothing was counted.
    }

    @Override
    public void guessUnseen(String who) {}

    @Override
    public int forgetFull(Instant now) {
        return 0;
    }
}

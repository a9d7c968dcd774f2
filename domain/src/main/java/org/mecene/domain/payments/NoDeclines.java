package org.mecene.domain.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Counts nothing: for load tests, never for production.
public final class NoDeclines implements Declines {
    @Override
    public void begin(UUID asked, Payer payer, Instant now) {
        // Nobody will ask.
    }

    @Override
    public boolean count(Decline decline) {
        return true;
    }

    @Override
    public void forgive(UUID asked, Instant until) {
        // Nothing was counted.
    }

    @Override
    public Duration waitOf(Payer payer, Instant now) {
        return Duration.ZERO;
    }

    @Override
    public int forgetOld(Instant now) {
        return 0;
    }
}

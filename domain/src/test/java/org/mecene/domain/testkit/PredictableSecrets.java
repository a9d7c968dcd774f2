package org.mecene.domain.testkit;

import java.util.concurrent.atomic.AtomicLong;
import org.mecene.domain.time.Secrets;

/// Secrets of the right shape that anybody can guess: the first is all zeros but for a 1 at its
/// end.
public final class PredictableSecrets implements Secrets {
    private final AtomicLong count = new AtomicLong();

    @Override
    public String next() {
        return "%043d".formatted(count.incrementAndGet());
    }
}

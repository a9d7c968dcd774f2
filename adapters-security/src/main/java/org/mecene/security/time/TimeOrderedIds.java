package org.mecene.security.time;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.mecene.domain.time.Ids;

/// Makes UUIDv7 (RFC 9562) by the given clock. Ids of one node ascend, whatever its threads and its
/// clock do; over all nodes they are unique by their random bits, at least 48 of them new in every
/// id.
public final class TimeOrderedIds implements Ids {
    private final TimeOrderedEpochFactory factory;

    public TimeOrderedIds(InstantSource clock, SecureRandom random) {
        var latest = new AtomicReference<>(Instant.MIN);
        this.factory =
                TimeOrderedEpochFactory.builder()
                        .withRandom(random)
                        // The factory itself follows a clock that goes back by more than a second.
                        .withInstantFunction(() ->
                                latest.accumulateAndGet(clock.instant(), TimeOrderedIds::laterOf))
                        .build();
    }

    @Override
    public UUID next() {
        return factory.create();
    }

    private static Instant laterOf(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

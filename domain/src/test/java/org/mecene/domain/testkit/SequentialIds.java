package org.mecene.domain.testkit;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.mecene.domain.time.Ids;

/// Ids in the shape of UUIDv7 that sort in the order in which they were made. Those of one run are
/// the same every time.
public final class SequentialIds implements Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long THIRTY_BITS = 0x3FFF_FFFFL;

    /// The count sits in the last 32 bits, because what is derived from an id takes its last
    /// digits.
    private static final long COUNT_BITS = 0xFFFF_FFFFL;

    private final long run;
    private final AtomicLong count = new AtomicLong();

    /// @param run keeps the ids of one run apart from those of another
    public SequentialIds(long run) {
        this.run = run & THIRTY_BITS;
    }

    public SequentialIds() {
        this(0);
    }

    /// Ids that no earlier run has made, for a database that keeps what earlier tests left.
    public static SequentialIds unlikeAnyBefore() {
        return new SequentialIds(new SecureRandom().nextLong());
    }

    @Override
    public UUID next() {
        var number = count.incrementAndGet();
        var millis = TestClock.START.toEpochMilli() + number;
        return new UUID((millis << 16) | VERSION_7, VARIANT | (run << 32) | (number & COUNT_BITS));
    }
}

package org.mecene.payment.sandbox;

import java.time.Duration;
import java.util.Optional;

/// How long a webhook that could not be delivered waits: one second, then twice as long each time,
/// up to an hour, for three days. The attempts are counted and not the days, so that what happened
/// before a server was switched off for a week is delivered when it comes back.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int DOUBLINGS = 12;

    /// Twelve doublings take an hour, and 71 more attempts three days.
    private static final int MOST_FAILURES = 83;

    private Backoff() {}

    /// How long to wait after so many failures; empty when it is given up.
    static Optional<Duration> after(int failures) {
        if (failures > MOST_FAILURES) {
            return Optional.empty();
        }
        var doublings = Math.min(failures - 1, DOUBLINGS);
        var delay = FIRST.multipliedBy(1L << doublings);
        return Optional.of(delay.compareTo(LONGEST) < 0 ? delay : LONGEST);
    }
}

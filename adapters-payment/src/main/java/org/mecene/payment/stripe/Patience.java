package org.mecene.payment.stripe;

import java.time.Duration;

/// How long Stripe is waited for, and how often it is asked again.
///
/// @param connect for a connection
/// @param attempt for one answer, to its last byte
/// @param whole for everything together, pauses included
/// @param firstPause before the second attempt, twice as long before each further one; about a
///   quarter is left to chance, so that what failed together does not come back together
/// @param attempts how often one thing is asked at the most
/// @param atOnce how many threads may wait for Stripe at the same time; others are turned away, so
///   that a slow provider does not take the whole server with it
/// @param rest how long Stripe is left alone after it failed again and again
public record Patience(
        Duration connect,
        Duration attempt,
        Duration whole,
        Duration firstPause,
        int attempts,
        int atOnce,
        Duration rest) {
    /// For people who wait at a page.
    public static Patience usual() {
        return new Patience(
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMillis(300),
                3,
                10,
                Duration.ofSeconds(10));
    }
}

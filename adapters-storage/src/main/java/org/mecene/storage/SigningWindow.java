package org.mecene.storage;

import java.time.Duration;
import java.time.Instant;

/// The five minutes during which every URL that is signed for one object is the same, so that a
/// browser that loads a page again finds its images in its cache.
///
/// @param start when the window began; never later than the moment that it was made for
/// @param expiresAt when a URL of the window stops to work: at the end of a window, at least the
///   wanted life and less than five minutes more after that moment
public record SigningWindow(Instant start, Instant expiresAt) {
    private static final long SECONDS = 300;

    public static SigningWindow at(Instant now, Duration life) {
        return new SigningWindow(floor(now), ceil(now.plus(life)));
    }

    private static Instant floor(Instant instant) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), SECONDS) * SECONDS);
    }

    private static Instant ceil(Instant instant) {
        var floor = floor(instant);
        return floor.equals(instant) ? floor : floor.plusSeconds(SECONDS);
    }
}

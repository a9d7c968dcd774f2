package org.mecene.domain.time;

import java.time.Instant;
import java.time.InstantSource;

/// The clock of a server that runs in the sandbox: the real time, moved forward. All nodes share
/// how far.
public interface MovableClock extends InstantSource {
    /// Moves the clock forward, for every node within a second and for this one at once. It goes on
    /// from there; an instant that has passed changes nothing.
    void moveTo(Instant instant);
}

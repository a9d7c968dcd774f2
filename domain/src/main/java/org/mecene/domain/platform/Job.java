package org.mecene.domain.platform;

import java.time.Instant;

/// Work that falls due by the clock. Any number of nodes may run it at the same time: each takes
/// what another does not work on.
public interface Job {
    /// The name in logs and metrics.
    String name();

    /// Does a bounded part of what is due at an instant.
    ///
    /// @return how many things were done; more may be due when it is not 0
    int run(Instant now);
}

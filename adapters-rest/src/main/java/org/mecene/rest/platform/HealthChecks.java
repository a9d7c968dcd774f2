package org.mecene.rest.platform;

import java.util.List;
import org.mecene.domain.platform.HealthCheck;

/// The parts that must work before this node can serve.
public record HealthChecks(List<HealthCheck> all) {
    public HealthChecks {
        all = List.copyOf(all);
    }
}

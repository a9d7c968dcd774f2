package org.mecene.domain.platform;

/// A part that must work before this node can serve. Answers within two seconds.
public interface HealthCheck {
    /// The name in answers and metrics, such as `database`.
    String name();

    boolean isHealthy();
}

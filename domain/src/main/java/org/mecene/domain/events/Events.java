package org.mecene.domain.events;

/// Where a use case says what happened.
public interface Events {
    /// Stores the event with the change that it tells of; it is handled after the commit, by any
    /// node, at least once. The caller has a transaction open.
    void publish(DomainEvent event);
}

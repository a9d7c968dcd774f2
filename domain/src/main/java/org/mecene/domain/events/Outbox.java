package org.mecene.domain.events;

import java.time.Duration;
import java.util.List;

/// The events that wait to be handled.
public interface Outbox {
    /// Takes the oldest events that are due, for this worker alone until the lease ends. Other
    /// workers, on this node or another, take others meanwhile. Opens its own transaction.
    List<RecordedEvent> lease(int max, Duration lease);

    /// Marks an event as handled. The caller has the transaction of the handling open, so that both
    /// happen or neither.
    ///
    /// @return false when it was handled already: the caller must roll back what it did
    boolean markHandled(EventId id);

    /// Gives an event back after its handling failed; it is due again after a delay that grows with
    /// every attempt, and is set aside after the last one. Opens its own transaction.
    void handBack(EventId id, String failure);

    /// How many events are due, or worked on at this moment; those that wait for another attempt or
    /// were set aside do not count.
    long unfinished();
}

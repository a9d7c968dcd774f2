package org.mecene.application.notifications;

import org.mecene.domain.events.RecordedEvent;

/// Does what follows from an event. The same event may come more than once, so both methods must
/// have the same effect however often they run.
public interface EventHandler {
    /// Does what leaves the process, before the transaction of the handling. A failure makes the
    /// event come again later.
    default void beforeTransaction(RecordedEvent recorded) {}

    /// Does what is written to the database, in the transaction in which the event is marked as
    /// handled.
    void handle(RecordedEvent recorded);
}

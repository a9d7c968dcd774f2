package org.mecene.domain.platform;

import java.time.Instant;
import java.util.Locale;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// What was set aside after its last attempt, in the queues of which only the server itself knows:
/// somebody has to look at it, and may have it tried again.
public interface FailedWork {
    enum Queue {
        /// What follows from changes: refunds that are sent, people who are told.
        EVENTS,
        MAILS;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a queue has set aside, newest first.
    Page<Item> list(Queue queue, PageRequest page);

    /// Makes work due again at once, in the caller's transaction. What is due, or done, is left as
    /// it is.
    ///
    /// @return false when the queue has no such work
    boolean replay(Queue queue, WorkId id);

    /// How much a queue has set aside.
    long count(Queue queue);

    /// @param kind what kind of event or mail it is
    /// @param since when it was put into the queue
    /// @param failure why the last attempt failed; holds nothing of what the work says
    record Item(WorkId id, String kind, Instant since, String failure) {}
}

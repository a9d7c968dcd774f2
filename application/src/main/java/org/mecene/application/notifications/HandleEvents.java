package org.mecene.application.notifications;

import java.time.Duration;
import java.util.List;
import org.mecene.domain.events.Outbox;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles stored events, each in one transaction with the mark that it is handled. Any number of
/// workers on any node may run it.
public final class HandleEvents {
    private static final Logger LOG = LoggerFactory.getLogger(HandleEvents.class);
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofSeconds(45);

    private final Outbox outbox;
    private final List<EventHandler> handlers;
    private final Transactions transactions;

    public HandleEvents(Outbox outbox, List<EventHandler> handlers, Transactions transactions) {
        this.outbox = outbox;
        this.handlers = List.copyOf(handlers);
        this.transactions = transactions;
    }

    /// Handles some of the events that are due.
    ///
    /// @return how many were taken; more may be due when it is not 0
    public int handle() {
        var batch = outbox.lease(BATCH, LEASE);
        batch.forEach(this::handleOne);
        return batch.size();
    }

    private void handleOne(RecordedEvent recorded) {
        try {
            handlers.forEach(handler -> handler.beforeTransaction(recorded));
            transactions.run(() -> {
                if (outbox.markHandled(recorded.id())) {
                    handlers.forEach(handler -> handler.handle(recorded));
                }
            });
        } catch (RuntimeException failure) {
            LOG.warn(
                    "Event {} ({}) could not be handled and will be tried again",
                    recorded.id(),
                    recorded.event().getClass().getSimpleName(),
                    failure);
            outbox.handBack(recorded.id(), failure.getClass().getSimpleName());
        }
    }
}

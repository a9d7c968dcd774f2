package org.mecene.application.subscriptions;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.SubscriptionEvent.RenewalAhead;
import org.mecene.domain.transactions.Transactions;

/// Tells subscribers of a debit before it comes, where they may have forgotten it or it is another
/// than the last: once a year, after a trial, when an offer is over and when another tier begins
/// (rules.md T6). Who pays the same every month is told by the receipts.
public final class AnnounceRenewals implements Job {
    /// How long before.
    static final Duration AHEAD = Duration.ofDays(14);

    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DueSubscriptions due;
    private final Events events;

    public AnnounceRenewals(Transactions transactions, DueSubscriptions due, Events events) {
        this.transactions = transactions;
        this.due = due;
        this.events = events;
    }

    @Override
    public String name() {
        return "announce-renewals";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> {
            var ahead = due.unannounced(now, now.plus(AHEAD), BATCH);
            ahead.forEach(this::announce);
            return ahead.size();
        });
    }

    private void announce(DueSubscriptions.Renewal renewal) {
        var subscription = renewal.subscription();
        var at = subscription.standing().paidThrough();
        if (at != null && due.noteAnnounced(subscription.id(), at)) {
            var planned = renewal.planned();
            events.publish(
                    new RenewalAhead(
                            subscription.id(),
                            subscription.subscriber(),
                            subscription.creator(),
                            planned == null ? subscription.nextPrice() : planned,
                            at));
        }
    }
}

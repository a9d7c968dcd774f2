package org.mecene.application.subscriptions;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.platform.Job;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;

/// Says of a subscription what its clock says: expired when the first payment never came, suspended
/// when the grace is over, ended when what was given has run out (rules.md S20). Access does not
/// wait for it, that is computed when somebody reads.
public final class EndOverdueSubscriptions implements Job {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final SettingsStore settings;
    private final Events events;

    public EndOverdueSubscriptions(
            Transactions transactions,
            DueSubscriptions due,
            Subscriptions subscriptions,
            SettingsStore settings,
            Events events) {
        this.transactions = transactions;
        this.due = due;
        this.subscriptions = subscriptions;
        this.settings = settings;
        this.events = events;
    }

    @Override
    public String name() {
        return "end-overdue-subscriptions";
    }

    @Override
    public int run(Instant now) {
        var grace = Duration.ofDays(settings.current().subscriptionGraceDays());
        var firstPaymentSince = now.minus(Subscription.FIRST_PAYMENT_PATIENCE);
        return transactions.call(() -> {
            var overdue = due.overdue(firstPaymentSince, now.minus(grace), BATCH);
            for (var subscription : overdue) {
                var next =
                        subscription.status() == SubscriptionStatus.INCOMPLETE
                                ? SubscriptionStatus.EXPIRED
                                : SubscriptionStatus.SUSPENDED;
                subscriptions.save(subscription.moved(next, now));
            }
            return overdue.size() + endRunOut(now);
        });
    }

    private int endRunOut(Instant now) {
        var runOut = due.runOut(now, BATCH);
        for (var subscription : runOut) {
            subscriptions.save(subscription.moved(SubscriptionStatus.CANCELED, now));
            events.publish(SubscriptionEvent.Ended.of(subscription));
        }
        return runOut.size();
    }
}

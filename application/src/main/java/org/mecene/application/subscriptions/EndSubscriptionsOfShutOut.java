package org.mecene.application.subscriptions;

import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;

/// Ends the subscriptions of people who are shut out, and those to them, so that nobody is charged
/// for what nobody may see (rules.md O4). The event makes [StopBilling] end them at the provider.
public final class EndSubscriptionsOfShutOut implements Job {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final Events events;

    public EndSubscriptionsOfShutOut(
            Transactions transactions,
            DueSubscriptions due,
            Subscriptions subscriptions,
            Events events) {
        this.transactions = transactions;
        this.due = due;
        this.subscriptions = subscriptions;
        this.events = events;
    }

    @Override
    public String name() {
        return "end-subscriptions-of-shut-out";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> {
            var live = due.ofShutOut(BATCH);
            for (var subscription : live) {
                subscriptions.save(subscription.moved(SubscriptionStatus.CANCELED, now));
                events.publish(Ended.of(subscription));
            }
            return live.size();
        });
    }
}

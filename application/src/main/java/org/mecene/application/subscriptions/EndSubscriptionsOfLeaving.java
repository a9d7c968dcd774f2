package org.mecene.application.subscriptions;

import java.time.Instant;
import java.util.function.Consumer;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;

/// Ends the subscriptions of people who leave, and those to them: at the provider first, because
/// their accounts are erased as soon as none lives here (rules.md S23). While the provider does not
/// answer, they wait.
public final class EndSubscriptionsOfLeaving implements Job {
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final GiveUpUnpaid giveUpUnpaid;
    private final Events events;
    private final ProviderFirst providerFirst;

    public EndSubscriptionsOfLeaving(
            Transactions transactions,
            DueSubscriptions due,
            Subscriptions subscriptions,
            PaymentGateway gateway,
            GiveUpUnpaid giveUpUnpaid,
            Events events) {
        this.due = due;
        this.subscriptions = subscriptions;
        this.gateway = gateway;
        this.giveUpUnpaid = giveUpUnpaid;
        this.events = events;
        this.providerFirst = new ProviderFirst(transactions, subscriptions);
    }

    @Override
    public String name() {
        return "end-subscriptions-of-leaving";
    }

    @Override
    public int run(Instant now) {
        return providerFirst.stop(
                due.ofLeaving(ProviderFirst.BATCH), subscription -> end(subscription, now));
    }

    /// Those that nobody pays have no name at the provider.
    private Consumer<Subscription> end(Subscription subscription, Instant now) {
        if (subscription.status() == SubscriptionStatus.INCOMPLETE) {
            giveUpUnpaid.end(subscription);
            return _ -> {};
        }
        if (subscription.providerRef() != null) {
            gateway.cancelNow(subscription.providerRef());
        }
        return current -> {
            subscriptions.save(current.moved(SubscriptionStatus.CANCELED, now));
            events.publish(Ended.of(current));
        };
    }
}

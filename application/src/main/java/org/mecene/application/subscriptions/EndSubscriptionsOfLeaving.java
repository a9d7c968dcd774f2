package org.mecene.application.subscriptions;

import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the subscriptions of people who leave, and those to them: at the provider first, because
/// their accounts are erased as soon as none lives here (rules.md S23). While the provider does not
/// answer, they wait.
public final class EndSubscriptionsOfLeaving implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(EndSubscriptionsOfLeaving.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final Events events;

    public EndSubscriptionsOfLeaving(
            Transactions transactions,
            DueSubscriptions due,
            Subscriptions subscriptions,
            PaymentGateway gateway,
            Events events) {
        this.transactions = transactions;
        this.due = due;
        this.subscriptions = subscriptions;
        this.gateway = gateway;
        this.events = events;
    }

    @Override
    public String name() {
        return "end-subscriptions-of-leaving";
    }

    @Override
    public int run(Instant now) {
        var ended = 0;
        for (var subscription : due.ofLeaving(BATCH)) {
            try {
                end(subscription, now);
                ended++;
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Subscription {} could not be ended and will be tried again",
                        subscription.id(),
                        failure);
            }
        }
        return ended;
    }

    private void end(Subscription subscription, Instant now) {
        if (subscription.providerRef() != null) {
            gateway.cancelNow(subscription.providerRef());
        }
        transactions.run(() -> {
            var current = subscriptions.findForUpdate(subscription.id()).orElseThrow();
            if (current.status().isLive()) {
                subscriptions.save(current.moved(SubscriptionStatus.CANCELED, now));
                events.publish(new Ended(current.id(), current.subscriber(), current.creator()));
            }
        });
    }
}

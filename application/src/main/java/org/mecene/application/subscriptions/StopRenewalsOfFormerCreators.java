package org.mecene.application.subscriptions;

import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.platform.Job;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndSet;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops the renewals of creators who are no creators any more: at the provider first, and then
/// subscribers are told, who keep what they paid for (rules.md S21, K14;
/// `docs/decisions/0027-closed-creators.md`). While the provider does not answer, they wait.
public final class StopRenewalsOfFormerCreators implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(StopRenewalsOfFormerCreators.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final Events events;

    public StopRenewalsOfFormerCreators(
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
        return "stop-renewals-of-former-creators";
    }

    @Override
    public int run(Instant now) {
        var stopped = 0;
        for (var subscription : due.ofFormerCreators(BATCH)) {
            try {
                stop(subscription, now);
                stopped++;
            } catch (RuntimeException failure) {
                LOG.warn(
                        "Subscription {} could not be stopped and will be tried again",
                        subscription.id(),
                        failure);
            }
        }
        return stopped;
    }

    private void stop(Subscription subscription, Instant now) {
        var ref = OwnSubscriptions.requireRef(subscription);
        var paidThrough = subscription.standing().paidThrough();
        var runs =
                switch (subscription.status()) {
                    case TRIALING, ACTIVE -> paidThrough != null;
                    case INCOMPLETE, PAST_DUE, SUSPENDED, CANCELED, EXPIRED -> false;
                };
        if (runs) {
            gateway.setEnd(ref, true);
        } else {
            // Nothing of it is paid that could be waited for (S4).
            gateway.cancelNow(ref);
        }
        transactions.run(() -> {
            var current = subscriptions.findForUpdate(subscription.id()).orElseThrow();
            var end = current.standing().paidThrough();
            if (!current.status().isLive() || current.standing().cancelAtPeriodEnd()) {
                return;
            }
            if (runs && end != null) {
                subscriptions.save(current.ending(true));
                events.publish(
                        new EndSet(current.id(), current.subscriber(), current.creator(), end));
            } else {
                subscriptions.save(current.moved(SubscriptionStatus.CANCELED, now));
                if (end != null) {
                    events.publish(
                            new Ended(current.id(), current.subscriber(), current.creator()));
                }
            }
        });
    }
}

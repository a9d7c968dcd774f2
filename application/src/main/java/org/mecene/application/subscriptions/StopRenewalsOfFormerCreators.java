package org.mecene.application.subscriptions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Consumer;
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

/// Stops the renewals of creators who are no creators any more: at the provider first, and then
/// subscribers are told, who keep what they paid for (rules.md S21, K14;
/// `docs/decisions/0027-closed-creators.md`). While the provider does not answer, they wait.
public final class StopRenewalsOfFormerCreators implements Job {
    private final DueSubscriptions due;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final GiveUpUnpaid giveUpUnpaid;
    private final Events events;
    private final ProviderFirst providerFirst;

    public StopRenewalsOfFormerCreators(
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
        return "stop-renewals-of-former-creators";
    }

    @Override
    public int run(Instant now) {
        return providerFirst.stop(
                due.ofFormerCreators(ProviderFirst.BATCH), subscription -> stop(subscription, now));
    }

    private Consumer<Subscription> stop(Subscription subscription, Instant now) {
        if (subscription.status() == SubscriptionStatus.INCOMPLETE) {
            giveUpUnpaid.end(subscription);
            return _ -> {};
        }
        var ref = OwnSubscriptions.requireRef(subscription);
        if (runs(subscription)) {
            gateway.setEnd(ref, true);
            return this::letRunOut;
        }
        // Nothing of it is paid that could be waited for (S4).
        gateway.cancelNow(ref);
        return current -> end(current, now);
    }

    private static boolean runs(Subscription subscription) {
        return switch (subscription.status()) {
            case TRIALING, ACTIVE -> subscription.standing().paidThrough() != null;
            case INCOMPLETE, PAST_DUE, SUSPENDED, CANCELED, EXPIRED -> false;
        };
    }

    private void letRunOut(Subscription current) {
        if (current.standing().cancelAtPeriodEnd()) {
            // The subscriber was first, or the provider's own word.
            return;
        }
        var end = requireNonNull(current.standing().paidThrough(), "what was paid stays paid");
        subscriptions.save(current.ending(true));
        events.publish(new EndSet(current.id(), current.subscriber(), current.creator(), end));
    }

    /// Who never had access is not told of its end.
    private void end(Subscription current, Instant now) {
        if (current.standing().cancelAtPeriodEnd()) {
            return;
        }
        subscriptions.save(current.moved(SubscriptionStatus.CANCELED, now));
        if (current.standing().paidThrough() != null) {
            events.publish(Ended.of(current));
        }
    }
}

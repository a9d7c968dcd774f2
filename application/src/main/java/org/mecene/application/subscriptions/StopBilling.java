package org.mecene.application.subscriptions;

import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.Subscriptions;

/// Makes sure that a subscription that ended here ends at the provider too, whoever ended it.
public final class StopBilling implements EventHandler {
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;

    public StopBilling(Subscriptions subscriptions, PaymentGateway gateway) {
        this.subscriptions = subscriptions;
        this.gateway = gateway;
    }

    @Override
    public void beforeTransaction(RecordedEvent recorded) {
        if (recorded.event() instanceof SubscriptionEvent.Ended(var id, _, _)) {
            subscriptions
                    .find(id)
                    .filter(subscription -> !subscription.status().isLive())
                    .map(subscription -> subscription.providerRef())
                    .ifPresent(gateway::cancelNow);
        }
    }

    @Override
    public void handle(RecordedEvent recorded) {
        // Everything there is to do happens at the provider.
    }
}

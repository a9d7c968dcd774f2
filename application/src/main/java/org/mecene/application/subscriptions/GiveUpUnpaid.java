package org.mecene.application.subscriptions;

import java.time.InstantSource;
import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends a subscription that was seen awaiting its first payment. Here first and then at the
/// provider, other than what runs: whichever word comes first, that it was paid or that it ended,
/// what is paid for it goes back, once (rules.md S17).
public final class GiveUpUnpaid {
    private static final Logger LOG = LoggerFactory.getLogger(GiveUpUnpaid.class);

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final Payments payments;
    private final AskRefunds askRefunds;
    private final PaymentGateway gateway;
    private final Events events;
    private final InstantSource clock;

    public GiveUpUnpaid(
            Transactions transactions,
            Subscriptions subscriptions,
            Payments payments,
            AskRefunds askRefunds,
            PaymentGateway gateway,
            Events events,
            InstantSource clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.payments = payments;
        this.askRefunds = askRefunds;
        this.gateway = gateway;
        this.events = events;
        this.clock = clock;
    }

    /// A provider that does not answer is no obstacle: it lets go of what is not paid by itself,
    /// and its word that it was paid stops it.
    ///
    /// @param seen as it was read when its end was decided
    void end(Subscription seen) {
        transactions.run(() ->
                subscriptions
                        .findForUpdate(seen.id())
                        .filter(current -> current.status().isLive())
                        .ifPresent(this::endHere));
        try {
            stop(seen);
        } catch (ProviderUnavailable unavailable) {
            LOG.warn("Subscription {} was not stopped at the provider", seen.id(), unavailable);
        }
    }

    /// Who never had access is not told of its end.
    private void endHere(Subscription current) {
        subscriptions.save(current.moved(SubscriptionStatus.CANCELED, clock.instant()));
        if (current.status() != SubscriptionStatus.INCOMPLETE) {
            events.publish(Ended.of(current));
            giveBack(current);
        }
    }

    /// The word of the payment came after the subscription was read.
    private void giveBack(Subscription current) {
        payments.findNewestPaid(PaymentPurpose.SUBSCRIPTION_PERIOD, current.id().value())
                .flatMap(payment -> payments.findForUpdate(payment.id()))
                .ifPresent(askRefunds::askByItself);
    }

    private void stop(Subscription seen) {
        var ref = seen.providerRef();
        if (ref == null) {
            // Of one that is paid on the page by now the provider's word will tell.
            var _ = gateway.endCheckout(seen.id().value(), seen.subscriber());
        } else {
            gateway.cancelNow(ref);
        }
    }
}

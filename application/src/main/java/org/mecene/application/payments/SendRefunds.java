package org.mecene.application.payments;

import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the provider for refunds that were decided on. Asked again after a crash under the same id,
/// the provider gives back once (rules.md W11).
public final class SendRefunds implements EventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(SendRefunds.class);

    private final Transactions transactions;
    private final Payments payments;
    private final Refunds refunds;
    private final SettleRefunds settleRefunds;
    private final PaymentGateway gateway;

    public SendRefunds(
            Transactions transactions,
            Payments payments,
            Refunds refunds,
            SettleRefunds settleRefunds,
            PaymentGateway gateway) {
        this.transactions = transactions;
        this.payments = payments;
        this.refunds = refunds;
        this.settleRefunds = settleRefunds;
        this.gateway = gateway;
    }

    @Override
    public void beforeTransaction(RecordedEvent recorded) {
        if (recorded.event() instanceof PaymentEvent.RefundAsked(var id)) {
            send(id);
        }
    }

    @Override
    public void handle(RecordedEvent recorded) {
        // Everything there is to do happens at the provider, and in a transaction of its own.
    }

    /// Asks at once, for a caller who waits for the answer. When the provider does not answer, the
    /// event of the refund tries again.
    ///
    /// @return the refund as it is then
    public Refund trySending(RefundId id) {
        try {
            send(id);
        } catch (ProviderUnavailable unavailable) {
            LOG.warn("Refund {} will be asked for again", id, unavailable);
        }
        return refunds.find(id).orElseThrow();
    }

    private void send(RefundId id) {
        var refund = refunds.find(id).filter(SendRefunds::isUnsent).orElse(null);
        if (refund == null) {
            return;
        }
        var ref =
                payments.find(refund.payment())
                        .map(payment -> payment.state().providerRef())
                        .orElseThrow(() ->
                                new IllegalStateException("Refund " + id + " is of no payment"));
        var answer = gateway.refund(new RefundOrder(id, ref, refund.amount()));
        transactions.run(() -> settleRefunds.answered(id, answer));
    }

    private static boolean isUnsent(Refund refund) {
        return refund.status() == RefundStatus.PENDING && refund.state().providerRef() == null;
    }
}

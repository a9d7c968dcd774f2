package org.mecene.application.subscriptions;

import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent.RefundFailed;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;

/// Makes the code of a gift good again when the money that was to go back did not (rules.md M15):
/// otherwise the buyer would have neither.
public final class ReviveGifts implements EventHandler {
    private final Gifts gifts;
    private final Payments payments;
    private final Refunds refunds;

    public ReviveGifts(Gifts gifts, Payments payments, Refunds refunds) {
        this.gifts = gifts;
        this.payments = payments;
        this.refunds = refunds;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof RefundFailed(var refund, _, _)) {
            refunds.find(refund)
                    .map(Refund::payment)
                    .flatMap(payments::findForUpdate)
                    .filter(payment -> payment.request().purpose() == PaymentPurpose.GIFT)
                    .filter(payment -> payment.status() == PaymentStatus.SUCCEEDED)
                    .ifPresent(this::revive);
        }
    }

    private void revive(Payment payment) {
        gifts.findForUpdate(new GiftId(payment.request().purposeId()))
                .filter(gift ->
                        gift.status() == GiftStatus.REFUNDED
                                && gift.state().expiresAt() != null
                                && gift.state().redeemedAs() == null)
                .map(gift -> gift.ended(GiftStatus.READY))
                .ifPresent(gifts::save);
    }
}

package org.mecene.application.subscriptions;

import java.util.Set;
import org.mecene.domain.documents.Bill;
import org.mecene.domain.documents.Bills;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.Gifts;

/// Says of which tier of which creator somebody bought periods for somebody else.
public final class BillGifts implements Bills {
    private final Gifts gifts;

    public BillGifts(Gifts gifts) {
        this.gifts = gifts;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return Set.of(PaymentPurpose.GIFT);
    }

    @Override
    public Bill of(Payment payment) {
        var id = new GiftId(payment.request().purposeId());
        var card = gifts.show(id).orElseThrow(() -> new IllegalStateException("No gift " + id));
        return new Bill(card.tierName(), card.creator().displayName(), null, null);
    }
}

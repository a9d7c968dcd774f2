package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.Refunds;

/// Tells whoever gave money back that it did not arrive.
public final class TellOfPayments implements EventHandler {
    private final Teller teller;
    private final Refunds refunds;

    public TellOfPayments(Teller teller, Refunds refunds) {
        this.teller = teller;
        this.refunds = refunds;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof PaymentEvent.RefundFailed(var id, var amount, var by)
                && by != null) {
            refunds.find(id).ifPresent(refund -> tell(recorded, refund, amount, by));
        }
    }

    private void tell(RecordedEvent recorded, Refund refund, Money amount, UserId by) {
        var reason = refund.state().failure();
        teller.tell(
                recorded,
                by,
                new Teller.Message(
                        NotificationKind.REFUND_FAILED,
                        new Subject(Subject.Type.PAYMENT, refund.payment().value()),
                        null,
                        Map.of(
                                "amount",
                                Wording.fact(amount),
                                "reason",
                                reason == null ? "" : reason),
                        "/me/payments"));
    }
}

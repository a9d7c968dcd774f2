package org.mecene.application.payments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.Refunds;

/// Reads what somebody was charged, and what went back to them.
public final class ReadPayments {
    private final Payments payments;
    private final Refunds refunds;

    public ReadPayments(Payments payments, Refunds refunds) {
        this.payments = payments;
        this.refunds = refunds;
    }

    /// @param refunds of the payment, oldest first
    public record Charge(Payment payment, List<Refund> refunds) {
        public Charge {
            refunds = List.copyOf(refunds);
        }
    }

    /// The caller's own, newest first.
    public Page<Charge> own(Actor actor, PageRequest page) {
        var own = payments.ofPayer(actor.requireSignedIn().id(), page);
        Map<PaymentId, List<Refund>> back = new HashMap<>();
        refunds.ofAny(own.items().stream().map(Payment::id).toList())
                .forEach(refund ->
                        back.computeIfAbsent(refund.payment(), _ -> new ArrayList<>()).add(refund));
        return own.map(payment -> new Charge(payment, back.getOrDefault(payment.id(), List.of())));
    }
}

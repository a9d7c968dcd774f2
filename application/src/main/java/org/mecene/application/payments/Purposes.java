package org.mecene.application.payments;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;

/// Finds the context that asked for a payment.
public final class Purposes {
    private final Map<PaymentPurpose, PaymentPurposes> contexts =
            new EnumMap<>(PaymentPurpose.class);

    public Purposes(List<PaymentPurposes> contexts) {
        contexts.forEach(context ->
                context.purposes().forEach(purpose -> this.contexts.put(purpose, context)));
    }

    PaymentPurposes of(Payment payment) {
        var context = contexts.get(payment.request().purpose());
        if (context == null) {
            throw new IllegalStateException(
                    "Nobody asked for payments of kind " + payment.request().purpose());
        }
        return context;
    }
}

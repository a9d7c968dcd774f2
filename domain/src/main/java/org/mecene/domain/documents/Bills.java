package org.mecene.domain.documents;

import java.util.Set;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;

/// Says what payments were for. Implemented by each context that asks for money, so that documents
/// know none of them.
public interface Bills {
    Set<PaymentPurpose> purposes();

    /// @param payment of one of the purposes
    Bill of(Payment payment);
}

package org.mecene.domain.payments;

import java.util.List;
import java.util.Optional;

/// The refunds. Writing needs an open transaction, and the payment's lock, which keeps two of them
/// from giving back the same money (rules.md M16).
public interface Refunds {
    void add(Refund refund);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Refund refund);

    Optional<Refund> find(RefundId id);

    /// By the provider's name for it.
    Optional<Refund> findByRef(String providerRef);

    /// Every refund of a payment, failed ones included, oldest first. Each takes a part of it, so
    /// there are few.
    List<Refund> of(PaymentId payment);

    /// Those of any of some payments, oldest first.
    List<Refund> ofAny(List<PaymentId> payments);
}

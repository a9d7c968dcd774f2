package org.mecene.domain.payments;

import java.util.Optional;

/// The payments. Writing needs an open transaction.
public interface Payments {
    void add(Payment payment);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Payment payment);

    Optional<Payment> find(PaymentId id);

    /// Locks the payment until the transaction ends, so that two words of the provider about it
    /// queue up.
    Optional<Payment> findForUpdate(PaymentId id);

    /// Like [#findForUpdate], by the provider's name for it.
    Optional<Payment> findForUpdateByRef(String providerRef);
}

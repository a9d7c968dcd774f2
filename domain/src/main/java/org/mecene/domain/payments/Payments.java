package org.mecene.domain.payments;

import java.util.Optional;
import java.util.UUID;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The payments. Writing needs an open transaction.
public interface Payments {
    void add(Payment payment);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Payment payment);

    Optional<Payment> find(PaymentId id);

    /// Locks the payment until the transaction ends, so that two words of the provider about it
    /// queue up.
    Optional<Payment> findForUpdate(PaymentId id);

    /// What a member was asked for, whatever became of it, newest first.
    Page<Payment> ofPayer(UserId payer, PageRequest page);

    /// The newest of those that were paid for one thing; empty when none was.
    Optional<Payment> findNewestPaid(PaymentPurpose purpose, UUID purposeId);

    /// Like [#findForUpdate], by the provider's name for it.
    Optional<Payment> findForUpdateByRef(String providerRef);
}

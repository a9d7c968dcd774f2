package org.mecene.domain.payments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /// Takes payments that were paid and are due to be released to their payees, for the caller
    /// alone until an instant, after which they are due again unless [#releaseAt] said otherwise. A
    /// payment is due from when it was paid.
    List<PaymentId> claimForRelease(Instant now, Instant until, int max);

    /// Has a payment's release looked at from an instant on; null when there is nothing more to
    /// release.
    void releaseAt(PaymentId id, @Nullable Instant at);

    /// Remembers the time that a payment paid for, for its invoice.
    void paysFor(PaymentId id, Period period);

    /// The time that a payment paid for; empty for what pays for no time, and where it was not
    /// remembered.
    Optional<Period> period(PaymentId id);

    /// Like [#findForUpdate], by the provider's name for it.
    Optional<Payment> findForUpdateByRef(String providerRef);
}

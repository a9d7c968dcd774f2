package org.mecene.domain.payouts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.Payees;

/// The payout accounts, at most one of each person. Writing needs an open transaction.
public interface PayoutAccounts extends Payees {
    /// @return false when the person has one already; then nothing happened
    boolean add(PayoutAccount account);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(PayoutAccount account);

    Optional<PayoutAccount> find(UserId owner);

    /// Locks the account until the transaction ends, so that whatever moves its owner's money out
    /// queues up.
    Optional<PayoutAccount> findForUpdate(UserId owner);

    /// By the provider's name for it.
    Optional<PayoutAccount> findByRef(String providerRef);

    /// The provider has something to say of an account: it is looked at from now on. One that we do
    /// not know is left.
    void lookAt(String providerRef, Instant at);

    /// Takes accounts that are to be looked at, for the caller alone until an instant, after which
    /// they are due again unless [#looked] was called.
    List<PayoutAccount> claim(Instant now, Instant until, int max);

    /// An account that was claimed was looked at.
    ///
    /// @param claimedUntil the end of the claim; when the account was asked for again since, it
    ///   stays due
    void looked(UserId owner, Instant claimedUntil);
}

package org.mecene.domain.payouts;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;

/// The payouts. Writing needs an open transaction.
public interface Payouts {
    void add(Payout payout);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Payout payout);

    Optional<Payout> find(PayoutId id);

    /// Locks the payout until the transaction ends, so that two words about it queue up.
    Optional<Payout> findForUpdate(PayoutId id);

    /// What the same person asked for under the same key.
    Optional<Payout> findAsked(UserId owner, String onceKey);

    /// Those of any of some ids, in no particular order.
    List<Payout> ofAny(Collection<PayoutId> ids);

    /// Somebody's own, newest first.
    Page<Payout> ofOwner(UserId owner, PageRequest page);

    /// Everybody's, newest first.
    ///
    /// @param filter which of them
    Page<Payout> list(Filter filter, PageRequest page);

    /// What arrived at somebody's bank, one sum for each currency.
    List<Money> paidOut(UserId owner);

    /// How many are on their way or arrived, in all.
    long countSent();

    /// Has a payout looked at by a worker from an instant on; null to leave it alone.
    void lookAt(PayoutId id, @Nullable Instant at);

    /// Takes payouts that are to be looked at, for the caller alone until an instant, after which
    /// they are due again unless [#lookAt] said otherwise.
    List<Payout> claim(Instant now, Instant until, int max);

    /// @param status null for any
    /// @param awaitsApproval whether only those that wait for an administrator
    record Filter(@Nullable PayoutStatus status, boolean awaitsApproval) {}
}

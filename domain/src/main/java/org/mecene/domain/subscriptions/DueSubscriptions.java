package org.mecene.domain.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// The subscriptions with which something is to be done, for the workers that do it. What is said
/// to be locked is so for the open transaction, skipping those that another works on; the rest is
/// read as it stands, for work at the provider that no transaction may wait for.
public interface DueSubscriptions {
    /// Incomplete ones that were begun before an instant, and past-due ones that were paid through
    /// until before another; locked.
    List<Subscription> overdue(Instant incompleteBefore, Instant paidThroughBefore, int max);

    /// Live ones that nobody renews and whose end has come; locked.
    List<Subscription> runOut(Instant now, int max);

    /// Live ones whose subscriber or creator is shut out, but for those who leave; locked.
    List<Subscription> ofShutOut(int max);

    /// Paid ones that would renew, of creators who are no creators any more and are not shut out.
    List<Subscription> ofFormerCreators(int max);

    /// Live ones whose subscriber or creator leaves.
    List<Subscription> ofLeaving(int max);

    /// Renewals that come before an instant and are to be announced: of what is paid by the year,
    /// the first after a trial, and those that cost something else than the one before. None that
    /// was announced, and none of a subscription whose end is set; locked.
    List<Renewal> unannounced(Instant now, Instant before, int max);

    /// Remembers that a renewal was announced. Needs an open transaction.
    ///
    /// @return false when another did so before
    boolean noteAnnounced(SubscriptionId id, Instant periodEnd);

    /// @param planned the price after it; null when it is the subscription's own
    record Renewal(Subscription subscription, @Nullable Money planned) {}
}

package org.mecene.domain.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.users.PersonCard;

/// The subscriptions, ended ones included. Writing needs an open transaction.
public interface Subscriptions {
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when a live one to the same
    ///   creator exists, also when another transaction added it a moment ago (rules.md S5)
    void add(Subscription subscription);

    /// @throws Refused with `ChangedMeanwhile` when the version moved on
    void save(Subscription subscription);

    Optional<Subscription> find(SubscriptionId id);

    Optional<Subscription> findForUpdate(SubscriptionId id);

    Optional<Subscription> findLive(UserId subscriber, UserId creator);

    /// Stores a change that is asked for. The caller has the subscription locked, and one change at
    /// most is asked for and one planned.
    void addChange(TierChange change);

    /// Stores how a change stands. The caller has the subscription locked.
    void saveChange(TierChange change);

    /// The newest changes of a subscription, newest first, at most [#MOST_CHANGES].
    List<TierChange> changes(SubscriptionId id);

    int MOST_CHANGES = 100;

    /// Remembers that a person had a trial with a creator, for good: by the account, and by a hash
    /// of the address, which outlives it (rules.md S9). Once more changes nothing.
    void rememberTrial(UserId subscriber, UserId creator, Instant at);

    /// Whether a person, or whoever had the same address before, had a trial with a creator.
    boolean hadTrial(UserId subscriber, UserId creator);

    /// Whether a person ever had a subscription to a creator that they paid, or had on trial.
    boolean hadPaid(UserId subscriber, UserId creator);

    /// A subscription as its subscriber or creator sees it.
    Optional<Card> show(SubscriptionId id);

    /// What a person is or was subscribed to, newest first.
    Page<Card> ofSubscriber(UserId subscriber, PageRequest page);

    /// Who has access or is in grace with a creator, newest first.
    Page<Card> ofCreator(UserId creator, PageRequest page);

    /// Those that run because the creator gives them, newest first.
    Page<Card> givenBy(UserId creator, PageRequest page);

    /// Incomplete ones that were begun before an instant, and past-due ones that were paid through
    /// until before another; locked for this transaction, skipping those that another works on.
    List<Subscription> overdue(Instant incompleteBefore, Instant paidThroughBefore, int max);

    /// Live ones that nobody renews and whose end has come; locked for this transaction, skipping
    /// those that another works on.
    List<Subscription> runOut(Instant now, int max);

    /// Live ones whose subscriber or creator is shut out, but for those who leave; locked for this
    /// transaction, skipping those that another works on.
    List<Subscription> ofShutOut(int max);

    /// Paid ones that would renew, of creators who are no creators any more and are not shut out.
    List<Subscription> ofFormerCreators(int max);

    /// Live ones whose subscriber or creator leaves.
    List<Subscription> ofLeaving(int max);

    /// Renewals that come before an instant and are to be announced: of what is paid by the year,
    /// the first after a trial, and those that cost something else than the one before. None that
    /// was announced, and none of a subscription whose end is set.
    List<Renewal> unannounced(Instant now, Instant before, int max);

    /// Remembers that a renewal was announced.
    ///
    /// @return false when another did so before
    boolean noteAnnounced(SubscriptionId id, Instant periodEnd);

    /// @param planned the price after it; null when it is the subscription's own
    record Renewal(Subscription subscription, @Nullable Money planned) {}

    /// A subscription as people see it.
    ///
    /// @param planned another tier that counts from the end of the period on; null for none
    record Card(
            Subscription subscription,
            String tierName,
            PersonCard creator,
            PersonCard subscriber,
            @Nullable Planned planned) {}

    /// @param from when it counts
    record Planned(TierId tier, String tierName, Money price, Instant from) {}
}

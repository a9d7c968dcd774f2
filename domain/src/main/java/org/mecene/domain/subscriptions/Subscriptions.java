package org.mecene.domain.subscriptions;

import java.time.Instant;
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

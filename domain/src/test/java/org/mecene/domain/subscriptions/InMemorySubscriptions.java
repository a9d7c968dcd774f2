package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;

public final class InMemorySubscriptions implements Subscriptions {
    private static final Set<SubscriptionStatus> WITH_ACCESS =
            EnumSet.of(
                    SubscriptionStatus.TRIALING,
                    SubscriptionStatus.ACTIVE,
                    SubscriptionStatus.PAST_DUE);

    private final InMemoryDatabase database;

    public InMemorySubscriptions(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Subscription subscription) {
        database.transactions().requireOpen();
        reference(database.users(), subscription.subscriber());
        reference(database.users(), subscription.creator());
        reference(database.tiers(), subscription.terms().tier());
        var live = findLive(subscription.subscriber(), subscription.creator());
        if (live.isPresent() && subscription.status().isLive()) {
            throw new Refused(new SubscriptionRefusal.AlreadySubscribed(live.get().id()));
        }
        database.subscriptions().add(subscription.id(), subscription);
    }

    @Override
    public void save(Subscription subscription) {
        database.subscriptions()
                .replace(
                        subscription.id(),
                        next(subscription),
                        stored -> stored.version() == subscription.version(),
                        Thing.SUBSCRIPTION);
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return database.subscriptions().find(id);
    }

    @Override
    public Optional<Subscription> findForUpdate(SubscriptionId id) {
        return database.subscriptions().findForUpdate(id);
    }

    @Override
    public Optional<Subscription> findLive(UserId subscriber, UserId creator) {
        return database.subscriptions()
                .where(row -> row.subscriber().equals(subscriber) && row.creator().equals(creator))
                .filter(row -> row.status().isLive())
                .findFirst();
    }

    @Override
    public boolean hadPaid(UserId subscriber, UserId creator) {
        return database.subscriptions()
                .where(row -> row.subscriber().equals(subscriber) && row.creator().equals(creator))
                .anyMatch(row -> row.isPaid() && row.standing().paidThrough() != null);
    }

    @Override
    public Optional<Card> show(SubscriptionId id) {
        return find(id).map(this::card);
    }

    @Override
    public Page<Card> ofSubscriber(UserId subscriber, PageRequest page) {
        return newestFirst(
                database.subscriptions().where(row -> row.subscriber().equals(subscriber)), page);
    }

    @Override
    public Page<Card> ofCreator(UserId creator, PageRequest page) {
        return newestFirst(
                database.subscriptions()
                        .where(row -> row.creator().equals(creator))
                        .filter(row -> WITH_ACCESS.contains(row.status())),
                page);
    }

    @Override
    public Page<Card> givenBy(UserId creator, PageRequest page) {
        return newestFirst(
                database.subscriptions()
                        .where(row -> row.creator().equals(creator))
                        .filter(row ->
                                row.origin() == SubscriptionOrigin.COMPLIMENTARY
                                        && row.status().isLive()),
                page);
    }

    private Page<Card> newestFirst(Stream<Subscription> subscriptions, PageRequest page) {
        return Pages.descending(
                subscriptions.map(this::card),
                card ->
                        Cursor.at(
                                card.subscription().createdAt(), card.subscription().id().value()),
                page);
    }

    private Card card(Subscription subscription) {
        return new Card(
                subscription,
                reference(database.tiers(), subscription.terms().tier()).offer().name(),
                database.card(subscription.creator()),
                database.card(subscription.subscriber()),
                InMemoryTierChanges.planned(database, subscription.id())
                        .map(this::shown)
                        .orElse(null));
    }

    private Planned shown(TierChange change) {
        var to = change.to();
        var name = reference(database.tiers(), to.tier()).offer().name();
        return new Planned(to.tier(), name, to.price(), change.countsFrom());
    }

    private static Subscription next(Subscription row) {
        return new Subscription(
                row.id(),
                row.subscriber(),
                row.creator(),
                row.terms(),
                row.standing(),
                row.origin(),
                row.reduction(),
                row.providerRef(),
                row.createdAt(),
                row.version() + 1);
    }
}

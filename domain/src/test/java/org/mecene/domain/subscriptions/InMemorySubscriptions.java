package org.mecene.domain.subscriptions;

import static java.util.Objects.requireNonNull;
import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.TierChange.State;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Pages;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

public final class InMemorySubscriptions implements Subscriptions {
    private static final Set<SubscriptionStatus> WITH_ACCESS =
            EnumSet.of(
                    SubscriptionStatus.TRIALING,
                    SubscriptionStatus.ACTIVE,
                    SubscriptionStatus.PAST_DUE);

    private final InMemoryDatabase database;
    private final Rows<TierChangeId, TierChange> changes;
    private final Rows<Trial, Instant> trials;
    private final Rows<Announcement, Instant> announced;

    private record Announcement(SubscriptionId subscription, Instant periodEnd) {}

    private record Trial(UserId creator, UserId subscriber, TokenHash address) {}

    public InMemorySubscriptions(InMemoryDatabase database) {
        this.database = database;
        this.changes = new Rows<>(database.transactions());
        this.trials = new Rows<>(database.transactions());
        this.announced = new Rows<>(database.transactions());
    }

    @Override
    public void rememberTrial(UserId subscriber, UserId creator, Instant at) {
        var trial = new Trial(creator, subscriber, addressOf(subscriber));
        if (!trials.has(trial)) {
            trials.add(trial, at);
        }
    }

    @Override
    public boolean hadTrial(UserId subscriber, UserId creator) {
        var address = addressOf(subscriber);
        return trials.keys()
                .filter(trial -> trial.creator().equals(creator))
                .anyMatch(trial ->
                        trial.subscriber().equals(subscriber) || trial.address().equals(address));
    }

    private TokenHash addressOf(UserId user) {
        return TokenHash.of(reference(database.users(), user).email().value());
    }

    @Override
    public void addChange(TierChange change) {
        reference(database.subscriptions(), change.subscription());
        reference(database.tiers(), change.to().tier());
        if (changes(change.subscription()).stream().anyMatch(row -> row.state() == State.ASKED)) {
            throw new IllegalStateException("A change is asked for already");
        }
        changes.add(change.id(), change);
    }

    @Override
    public void saveChange(TierChange change) {
        reference(changes, change.id());
        changes.put(change.id(), change);
    }

    @Override
    public List<TierChange> changes(SubscriptionId id) {
        return changes.where(row -> row.subscription().equals(id))
                .sorted(
                        Comparator.comparing(TierChange::askedAt)
                                .thenComparing(row -> row.id().toString())
                                .reversed())
                .limit(MOST_CHANGES)
                .toList();
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

    @Override
    public List<Subscription> runOut(Instant now, int max) {
        database.transactions().requireOpen();
        return database.subscriptions()
                .where(row -> !row.isPaid() && row.status().isLive())
                .filter(row -> !requireNonNull(row.standing().paidThrough(), "end").isAfter(now))
                .limit(max)
                .toList();
    }

    @Override
    public List<Subscription> overdue(
            Instant incompleteBefore, Instant paidThroughBefore, int max) {
        database.transactions().requireOpen();
        return database.subscriptions()
                .where(row -> isOverdue(row, incompleteBefore, paidThroughBefore))
                .limit(max)
                .toList();
    }

    @Override
    public List<Subscription> ofShutOut(int max) {
        database.transactions().requireOpen();
        return database.subscriptions()
                .where(row ->
                        row.status().isLive()
                                && (isShutOut(row.subscriber()) || isShutOut(row.creator())))
                .limit(max)
                .toList();
    }

    @Override
    public List<Subscription> ofFormerCreators(int max) {
        return database.subscriptions()
                .where(row -> row.isPaid() && row.status().isLive() && row.providerRef() != null)
                .filter(row -> !row.standing().cancelAtPeriodEnd())
                .filter(row ->
                        database.users()
                                .find(row.creator())
                                .filter(user ->
                                        user.status() == User.Status.ACTIVE && !user.isCreator())
                                .isPresent())
                .limit(max)
                .toList();
    }

    @Override
    public List<Subscription> ofLeaving(int max) {
        return database.subscriptions()
                .where(row ->
                        row.status().isLive()
                                && (isLeaving(row.subscriber()) || isLeaving(row.creator())))
                .limit(max)
                .toList();
    }

    private boolean isShutOut(UserId id) {
        return database.users()
                .find(id)
                .filter(user -> user.status() != User.Status.ACTIVE && !user.isGone())
                .isPresent();
    }

    private boolean isLeaving(UserId id) {
        return database.users().find(id).filter(User::isGone).isPresent();
    }

    private static boolean isOverdue(
            Subscription row, Instant incompleteBefore, Instant paidThroughBefore) {
        var paidThrough = row.standing().paidThrough();
        return switch (row.status()) {
            case INCOMPLETE -> row.createdAt().isBefore(incompleteBefore);
            case PAST_DUE -> paidThrough != null && paidThrough.isBefore(paidThroughBefore);
            case TRIALING, ACTIVE, SUSPENDED, CANCELED, EXPIRED -> false;
        };
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
                planned(subscription).map(this::shown).orElse(null));
    }

    private Optional<TierChange> planned(Subscription subscription) {
        return changes(subscription.id()).stream()
                .filter(change -> change.state() == State.PLANNED)
                .findFirst();
    }

    private Planned shown(TierChange change) {
        var to = change.to();
        var name = reference(database.tiers(), to.tier()).offer().name();
        return new Planned(to.tier(), name, to.price(), change.countsFrom());
    }

    @Override
    public List<Renewal> unannounced(Instant now, Instant before, int max) {
        database.transactions().requireOpen();
        return database.subscriptions()
                .where(row -> row.isPaid() && !row.standing().cancelAtPeriodEnd())
                .filter(row ->
                        row.status() == SubscriptionStatus.ACTIVE
                                || row.status() == SubscriptionStatus.TRIALING)
                .filter(row -> isAhead(row, now, before) && isWorthAWord(row))
                .limit(max)
                .map(row ->
                        new Renewal(
                                row, planned(row).map(change -> change.to().price()).orElse(null)))
                .toList();
    }

    private boolean isAhead(Subscription row, Instant now, Instant before) {
        var end = row.standing().paidThrough();
        return end != null
                && end.isAfter(now)
                && !end.isAfter(before)
                && !announced.has(new Announcement(row.id(), end));
    }

    private boolean isWorthAWord(Subscription row) {
        return row.terms().interval() == BillingInterval.YEAR
                || row.status() == SubscriptionStatus.TRIALING
                || planned(row).isPresent()
                || isFirstWithoutOffer(row);
    }

    private boolean isFirstWithoutOffer(Subscription row) {
        var reduction = row.reduction();
        return reduction != null
                && reduction.periods() > 0
                && reduction.left() == 0
                && !reduction.ended()
                && announced
                        .keys()
                        .filter(key -> key.subscription().equals(row.id()))
                        .allMatch(key -> key.periodEnd().isBefore(reduction.fullPriceFrom()));
    }

    @Override
    public boolean noteAnnounced(SubscriptionId id, Instant periodEnd) {
        var key = new Announcement(id, periodEnd);
        if (announced.has(key)) {
            return false;
        }
        announced.add(key, periodEnd);
        return true;
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

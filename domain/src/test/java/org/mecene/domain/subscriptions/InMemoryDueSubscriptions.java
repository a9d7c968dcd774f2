package org.mecene.domain.subscriptions;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.testkit.InMemoryDatabase;
import org.mecene.domain.testkit.Rows;
import org.mecene.domain.users.User;

public final class InMemoryDueSubscriptions implements DueSubscriptions {
    private final InMemoryDatabase database;
    private final Rows<Announcement, Instant> announced;

    private record Announcement(SubscriptionId subscription, Instant periodEnd) {}

    public InMemoryDueSubscriptions(InMemoryDatabase database) {
        this.database = database;
        this.announced = new Rows<>(database.transactions());
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

    @Override
    public boolean noteAnnounced(SubscriptionId id, Instant periodEnd) {
        var key = new Announcement(id, periodEnd);
        if (announced.has(key)) {
            return false;
        }
        announced.add(key, periodEnd);
        return true;
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

    private Optional<TierChange> planned(Subscription row) {
        return InMemoryTierChanges.planned(database, row.id());
    }
}

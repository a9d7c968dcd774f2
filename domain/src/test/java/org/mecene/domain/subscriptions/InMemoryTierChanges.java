package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.domain.subscriptions.TierChange.State;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryTierChanges implements TierChanges {
    private final InMemoryDatabase database;

    public InMemoryTierChanges(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(TierChange change) {
        reference(database.subscriptions(), change.subscription());
        reference(database.tiers(), change.to().tier());
        if (of(change.subscription()).stream().anyMatch(row -> row.state() == State.ASKED)) {
            throw new IllegalStateException("A change is asked for already");
        }
        database.tierChanges().add(change.id(), change);
    }

    @Override
    public void save(TierChange change) {
        reference(database.tierChanges(), change.id());
        database.tierChanges().put(change.id(), change);
    }

    @Override
    public List<TierChange> of(SubscriptionId id) {
        return newestFirst(database, id).limit(MOST).toList();
    }

    /// The change that counts from the end of the period on.
    static Optional<TierChange> planned(InMemoryDatabase database, SubscriptionId id) {
        return newestFirst(database, id)
                .filter(change -> change.state() == State.PLANNED)
                .findFirst();
    }

    private static Stream<TierChange> newestFirst(InMemoryDatabase database, SubscriptionId id) {
        return database.tierChanges()
                .where(row -> row.subscription().equals(id))
                .sorted(
                        Comparator.comparing(TierChange::askedAt)
                                .thenComparing(row -> row.id().toString())
                                .reversed());
    }
}

package org.mecene.domain.subscriptions;

import static org.mecene.domain.testkit.InMemoryDatabase.reference;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryTiers implements Tiers {
    private static final Comparator<Tier> CHEAPEST_FIRST =
            Comparator.<Tier>comparingLong(tier -> tier.offer().price().minor())
                    .thenComparing(Tier::createdAt);

    private final InMemoryDatabase database;

    public InMemoryTiers(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void add(Tier tier) {
        reference(database.users(), tier.creator());
        database.tiers().add(tier.id(), tier);
    }

    @Override
    public void save(Tier tier) {
        database.tiers()
                .replace(
                        tier.id(),
                        next(tier),
                        stored -> stored.version() == tier.version(),
                        Thing.TIER);
    }

    @Override
    public Optional<Tier> find(TierId id) {
        return database.tiers().find(id);
    }

    @Override
    public Optional<Tier> findForUpdate(TierId id) {
        return database.tiers().findForUpdate(id);
    }

    @Override
    public List<Tier> sold(UserId creator) {
        return database.tiers()
                .where(tier -> tier.creator().equals(creator) && !tier.isArchived())
                .sorted(CHEAPEST_FIRST)
                .toList();
    }

    @Override
    public int countOwned(UserId creator, Collection<TierId> ids) {
        var asked = Set.copyOf(ids);
        return (int)
                database.tiers()
                        .where(tier -> tier.creator().equals(creator) && asked.contains(tier.id()))
                        .count();
    }

    private static Tier next(Tier tier) {
        return new Tier(
                tier.id(),
                tier.creator(),
                tier.offer(),
                tier.priceRef(),
                tier.archivedAt(),
                tier.createdAt(),
                tier.version() + 1);
    }
}

package org.mecene.domain.funding;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.testkit.InMemoryDatabase;

public final class InMemoryCategories implements Categories {
    private final InMemoryDatabase database;

    public InMemoryCategories(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<Category> inUse() {
        return all().stream().filter(category -> category.archivedAt() == null).toList();
    }

    @Override
    public List<Category> all() {
        return database.categories().all().sorted(Comparator.comparing(Category::nameEn)).toList();
    }

    @Override
    public Optional<Category> find(CategoryId id) {
        return database.categories().find(id);
    }

    @Override
    public void add(Category category) {
        requireFreeSlug(category);
        database.categories().add(category.id(), category);
    }

    @Override
    public void save(Category category) {
        requireFreeSlug(category);
        database.categories().put(category.id(), category);
    }

    @Override
    public boolean removeOrArchive(CategoryId id, Instant now) {
        var found = database.categories().findForUpdate(id);
        found.ifPresent(category -> {
            if (isUsed(id)) {
                database.categories().put(id, archived(category, now));
            } else {
                database.categories().remove(id);
            }
        });
        return found.isPresent();
    }

    private boolean isUsed(CategoryId id) {
        return database.campaigns()
                .all()
                .anyMatch(campaign -> campaign.pitch().category().equals(id));
    }

    private void requireFreeSlug(Category category) {
        database.transactions().requireOpen();
        var isTaken =
                database.categories()
                        .where(other -> other.slug().equals(category.slug()))
                        .anyMatch(other -> !other.id().equals(category.id()));
        if (isTaken) {
            throw new Refused(new FundingRefusal.SlugTaken(category.slug()));
        }
    }

    private static Category archived(Category category, Instant now) {
        var since = category.archivedAt() == null ? now : category.archivedAt();
        return new Category(
                category.id(), category.slug(), category.nameEn(), category.nameFr(), since);
    }
}

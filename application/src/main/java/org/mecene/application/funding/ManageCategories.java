package org.mecene.application.funding;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.mecene.domain.change.Change;
import org.mecene.domain.funding.Categories;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// The categories that campaigns are put into.
public final class ManageCategories {
    private final Transactions transactions;
    private final Categories categories;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ManageCategories(
            Transactions transactions,
            Categories categories,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.categories = categories;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Those that a campaign may be put into.
    public List<Category> inUse() {
        return categories.inUse();
    }

    /// All, archived ones included.
    public List<Category> all(Actor actor) {
        actor.require(Role.ADMIN);
        return categories.all();
    }

    /// @throws Refused with [FundingRefusal.SlugTaken] or [FundingRefusal.TooManyCategories]
    public Category create(Actor actor, Slug slug, String nameEn, String nameFr) {
        actor.require(Role.ADMIN);
        return transactions.call(() -> {
            if (categories.all().size() >= Categories.MAX) {
                throw new Refused(new FundingRefusal.TooManyCategories(Categories.MAX));
            }
            var category = new Category(new CategoryId(ids.next()), slug, nameEn, nameFr, null);
            categories.add(category);
            audit(actor, "category.create", category.id(), Map.of("after", words(category)));
            return category;
        });
    }

    public record Edit(Change<Slug> slug, Change<String> nameEn, Change<String> nameFr) {}

    /// @throws Refused with `NotFound` or [FundingRefusal.SlugTaken]
    public Category edit(Actor actor, CategoryId id, Edit edit) {
        actor.require(Role.ADMIN);
        return transactions.call(() -> {
            var old = categories.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.CATEGORY));
            var edited =
                    new Category(
                            id,
                            edit.slug().over(old.slug(), old.slug()),
                            edit.nameEn().over(old.nameEn(), old.nameEn()),
                            edit.nameFr().over(old.nameFr(), old.nameFr()),
                            old.archivedAt());
            categories.save(edited);
            audit(actor, "category.edit", id, Map.of("before", words(old), "after", words(edited)));
            return edited;
        });
    }

    /// Removes a category; one that campaigns have is archived. One that is gone already is fine.
    public void remove(Actor actor, CategoryId id) {
        actor.require(Role.ADMIN);
        transactions.run(() -> {
            if (categories.removeOrArchive(id, clock.instant())) {
                audit(actor, "category.remove", id, Map.of());
            }
        });
    }

    private static String words(Category category) {
        return "%s: %s / %s".formatted(category.slug(), category.nameEn(), category.nameFr());
    }

    private void audit(Actor actor, String action, CategoryId id, Map<String, String> facts) {
        var by = actor.requireSignedIn().id();
        auditLog.add(
                new AuditLog.Entry(ids.next(), clock.instant(), by, action, id.value(), facts));
    }
}

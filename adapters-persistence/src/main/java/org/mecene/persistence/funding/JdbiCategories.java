package org.mecene.persistence.funding;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.mecene.domain.funding.Categories;
import org.mecene.domain.funding.Category;
import org.mecene.domain.funding.CategoryId;
import org.mecene.domain.funding.FundingRefusal;
import org.mecene.domain.funding.Slug;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.database.SqlErrors;

public final class JdbiCategories implements Categories {
    static final String COLUMNS = "k.id, k.slug, k.name_en, k.name_fr, k.archived_at";

    private final Database database;

    public JdbiCategories(Database database) {
        this.database = database;
    }

    @Override
    public List<Category> inUse() {
        return list(" WHERE k.archived_at IS NULL");
    }

    @Override
    public List<Category> all() {
        return list("");
    }

    @Override
    public Optional<Category> find(CategoryId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM categories k WHERE k.id = :id")
                        .bind("id", id)
                        .map((result, context) -> category(new Row(result)))
                        .findOne());
    }

    @Override
    public void add(Category category) {
        unlessTaken(
                category,
                () ->
                        database.transaction()
                                .createUpdate(
                                        """
                                        INSERT INTO categories (id, slug, name_en, name_fr, archived_at)
                                        VALUES (:id, :slug, :nameEn, :nameFr, :archivedAt)
                                        """)
                                .bind("id", category.id())
                                .bind("slug", category.slug().value())
                                .bind("nameEn", category.nameEn())
                                .bind("nameFr", category.nameFr())
                                .bind("archivedAt", Database.timeOrNull(category.archivedAt()))
                                .execute());
    }

    @Override
    public void save(Category category) {
        unlessTaken(
                category,
                () ->
                        database.transaction()
                                .createUpdate(
                                        """
                                        UPDATE categories
                                           SET slug = :slug, name_en = :nameEn, name_fr = :nameFr,
                                               archived_at = :archivedAt
                                         WHERE id = :id
                                        """)
                                .bind("id", category.id())
                                .bind("slug", category.slug().value())
                                .bind("nameEn", category.nameEn())
                                .bind("nameFr", category.nameFr())
                                .bind("archivedAt", Database.timeOrNull(category.archivedAt()))
                                .execute());
    }

    /// The category's row is locked first, so that no campaign comes to it between the look and the
    /// removal: a campaign's foreign key waits for the same row.
    @Override
    public boolean removeOrArchive(CategoryId id, Instant now) {
        var handle = database.transaction();
        var there =
                handle.createQuery("SELECT 1 FROM categories WHERE id = :id FOR UPDATE")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .isPresent();
        if (!there) {
            return false;
        }
        var removed =
                handle.createUpdate(
                                """
                                DELETE FROM categories
                                 WHERE id = :id AND NOT EXISTS (SELECT 1 FROM campaigns WHERE category_id = :id)
                                """)
                        .bind("id", id)
                        .execute();
        if (removed == 0) {
            handle.createUpdate(
                            "UPDATE categories SET archived_at = coalesce(archived_at, :now) WHERE id = :id")
                    .bind("id", id)
                    .bind("now", now)
                    .execute();
        }
        return true;
    }

    private List<Category> list(String condition) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + " FROM categories k"
                                        + condition
                                        + " ORDER BY k.name_en, k.id LIMIT :most")
                        .bind("most", MAX)
                        .map((result, context) -> category(new Row(result)))
                        .list());
    }

    static Category category(Row row) throws SQLException {
        return new Category(
                new CategoryId(row.uuid()),
                new Slug(row.text()),
                row.text(),
                row.text(),
                row.instantOrNull());
    }

    private static void unlessTaken(Category category, Supplier<Integer> statement) {
        SqlErrors.unique(
                statement, "categories_slug", () -> new FundingRefusal.SlugTaken(category.slug()));
    }
}

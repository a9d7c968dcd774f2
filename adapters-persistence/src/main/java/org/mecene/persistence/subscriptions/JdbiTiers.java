package org.mecene.persistence.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiTiers implements Tiers {
    private static final String SELECT =
            """
            SELECT id, creator_id, name, description, price_minor, currency, billing_interval, trial_days, price_ref,
                   archived_at, created_at, version
              FROM tiers
            """;

    private final Database database;

    public JdbiTiers(Database database) {
        this.database = database;
    }

    @Override
    public void add(Tier tier) {
        bind(
                        database.transaction()
                                .createUpdate(
                                        """
                                        INSERT INTO tiers (
                                          id, creator_id, name, description, price_minor, currency, billing_interval,
                                          trial_days, price_ref, archived_at, created_at, version)
                                        VALUES (
                                          :id, :creator, :name, :description, :price, :currency, :interval,
                                          :trialDays, :priceRef, :archivedAt, :createdAt, 0)
                                        """),
                        tier)
                .bind("creator", tier.creator())
                .bind("currency", tier.offer().price().currency().getCurrencyCode())
                .bind("interval", Names.of(tier.offer().interval()))
                .bind("createdAt", tier.createdAt())
                .execute();
    }

    @Override
    public void save(Tier tier) {
        var saved =
                bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                UPDATE tiers
                                                   SET name = :name,
                                                       description = :description,
                                                       price_minor = :price,
                                                       trial_days = :trialDays,
                                                       price_ref = :priceRef,
                                                       archived_at = :archivedAt,
                                                       version = version + 1
                                                 WHERE id = :id AND version = :version
                                                """),
                                tier)
                        .bind("version", tier.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.TIER));
        }
    }

    @Override
    public Optional<Tier> find(TierId id) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> tier(result))
                        .findOne());
    }

    @Override
    public Optional<Tier> findForUpdate(TierId id) {
        return database.transaction()
                .createQuery(SELECT + " WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> tier(result))
                .findOne();
    }

    @Override
    public List<Tier> sold(UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + """
                                         WHERE creator_id = :creator AND archived_at IS NULL
                                         ORDER BY price_minor, id
                                         LIMIT :most
                                        """)
                        .bind("creator", creator)
                        .bind("most", MAX_PER_CREATOR)
                        .map((result, context) -> tier(result))
                        .list());
    }

    @Override
    public int countOwned(UserId creator, Collection<TierId> ids) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*)
                                  FROM tiers
                                 WHERE creator_id = :creator AND id = ANY (:ids)
                                """)
                        .bind("creator", creator)
                        .bindArray("ids", UUID.class, ids.stream().map(TierId::value).toArray())
                        .mapTo(Integer.class)
                        .one());
    }

    private static Tier tier(ResultSet result) throws SQLException {
        var row = new Row(result);
        var id = new TierId(row.uuid());
        var creator = new UserId(row.uuid());
        var name = row.text();
        var description = row.text();
        Money price = row.money();
        var offer =
                new Tier.Offer(
                        name,
                        description,
                        price,
                        row.constant(BillingInterval.class),
                        row.integer());
        return new Tier(
                id,
                creator,
                offer,
                row.textOrNull(),
                row.instantOrNull(),
                row.instant(),
                row.number());
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Tier tier) {
        var offer = tier.offer();
        return statement
                .bind("id", tier.id())
                .bind("name", offer.name())
                .bind("description", offer.description())
                .bind("price", offer.price().minor())
                .bind("trialDays", offer.trialDays())
                .bind("priceRef", tier.priceRef())
                .bind("archivedAt", Database.timeOrNull(tier.archivedAt()));
    }
}

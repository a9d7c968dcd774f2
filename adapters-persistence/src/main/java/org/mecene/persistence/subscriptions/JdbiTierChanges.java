package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.util.List;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Subscription.Terms;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierChangeId;
import org.mecene.domain.subscriptions.TierChanges;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// The indexes hold what the lock of the subscription should have.
public final class JdbiTierChanges implements TierChanges {
    private final Database database;

    public JdbiTierChanges(Database database) {
        this.database = database;
    }

    @Override
    public void add(TierChange change) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO tier_changes (
                          id, subscription_id, currency, platform_fee_basis_points, from_tier_id, from_minor,
                          from_interval, to_tier_id, to_minor, to_interval, price_ref, starts, state, asked_at,
                          counts_from, settled_at)
                        VALUES (
                          :id, :subscription, :currency, :platformFee, :fromTier, :fromMinor,
                          :fromInterval, :toTier, :toMinor, :toInterval, :priceRef, :starts, :state, :askedAt,
                          :countsFrom, :settledAt)
                        """)
                .bind("id", change.id())
                .bind("subscription", change.subscription())
                .bind("currency", change.to().price().currency().getCurrencyCode())
                .bind("platformFee", change.to().platformFee().value())
                .bind("fromTier", change.from().tier())
                .bind("fromMinor", change.from().price().minor())
                .bind("fromInterval", Names.of(change.from().interval()))
                .bind("toTier", change.to().tier())
                .bind("toMinor", change.to().price().minor())
                .bind("toInterval", Names.of(change.to().interval()))
                .bind("priceRef", change.priceRef())
                .bind("starts", Names.of(change.when()))
                .bind("state", Names.of(change.state()))
                .bind("askedAt", change.askedAt())
                .bind("countsFrom", change.countsFrom())
                .bind("settledAt", Database.timeOrNull(change.settledAt()))
                .execute();
    }

    @Override
    public void save(TierChange change) {
        var saved =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE tier_changes
                                   SET state = :state, settled_at = :settledAt
                                 WHERE id = :id
                                """)
                        .bind("id", change.id())
                        .bind("state", Names.of(change.state()))
                        .bind("settledAt", Database.timeOrNull(change.settledAt()))
                        .execute();
        if (saved == 0) {
            throw new IllegalStateException("There is no change " + change.id());
        }
    }

    @Override
    public List<TierChange> of(SubscriptionId id) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id, subscription_id, currency, platform_fee_basis_points,
                                       from_tier_id, from_minor, from_interval,
                                       to_tier_id, to_minor, to_interval,
                                       price_ref, starts, state, asked_at, counts_from, settled_at
                                  FROM tier_changes
                                 WHERE subscription_id = :subscription
                                 ORDER BY asked_at DESC, id DESC
                                 LIMIT :limit
                                """)
                        .bind("subscription", id)
                        .bind("limit", MOST)
                        .map((result, context) -> change(new Row(result)))
                        .list());
    }

    private static TierChange change(Row row) throws SQLException {
        var id = new TierChangeId(row.uuid());
        var subscription = new SubscriptionId(row.uuid());
        var currency = row.text();
        var fee = new BasisPoints(row.integer());
        var from = terms(row, currency, fee);
        var to = terms(row, currency, fee);
        return new TierChange(
                id,
                subscription,
                from,
                to,
                row.text(),
                row.constant(When.class),
                row.constant(TierChange.State.class),
                row.instant(),
                row.instant(),
                row.instantOrNull());
    }

    private static Terms terms(Row row, String currency, BasisPoints fee) throws SQLException {
        return new Terms(
                new TierId(row.uuid()),
                Money.of(row.number(), currency),
                row.constant(BillingInterval.class),
                fee);
    }
}

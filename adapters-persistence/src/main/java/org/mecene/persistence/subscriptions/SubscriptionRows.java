package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.util.Currency;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.domain.subscriptions.Reduction;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// How a row becomes a subscription, and what of a subscription is written. The table is `s` in
/// every question.
final class SubscriptionRows {
    static final String COLUMNS =
            """
            s.id, s.subscriber_id, s.creator_id, s.tier_id, s.price_minor, s.currency, s.billing_interval,
            s.platform_fee_basis_points, s.status, s.paid_through, s.cancel_at_period_end, s.ended_at, s.told_at,
            s.origin, s.offer_id, s.off_minor, s.off_periods, s.off_left, s.full_price_from, s.offer_ended,
            s.provider_ref, s.created_at, s.version
            """;

    static final String SELECT = "SELECT " + COLUMNS + " FROM subscriptions s";

    private SubscriptionRows() {}

    static Subscription read(Row row) throws SQLException {
        var id = new SubscriptionId(row.uuid());
        var subscriber = new UserId(row.uuid());
        var creator = new UserId(row.uuid());
        var terms = terms(row);
        var standing =
                new Subscription.Standing(
                        row.constant(SubscriptionStatus.class),
                        row.instantOrNull(),
                        row.flag(),
                        row.instantOrNull(),
                        row.instantOrNull());
        return new Subscription(
                id,
                subscriber,
                creator,
                terms,
                standing,
                row.constant(SubscriptionOrigin.class),
                reduction(row, terms.price().currency()),
                row.textOrNull(),
                row.instant(),
                row.number());
    }

    /// Reads the columns `tier_id, price_minor, currency, billing_interval,
    /// platform_fee_basis_points`, which gifts have too.
    static Subscription.Terms terms(Row row) throws SQLException {
        return new Subscription.Terms(
                new TierId(row.uuid()),
                row.money(),
                row.constant(BillingInterval.class),
                new BasisPoints(row.integer()));
    }

    private static @Nullable Reduction reduction(Row row, Currency currency) throws SQLException {
        var offer = row.uuidOrNull();
        var off = row.minorOrNull(currency);
        var periods = row.integerOrNull();
        var left = row.integerOrNull();
        var fullPriceFrom = row.instantOrNull();
        var ended = row.flagOrNull();
        return offer == null
                        || off == null
                        || periods == null
                        || left == null
                        || fullPriceFrom == null
                        || ended == null
                ? null
                : new Reduction(new OfferId(offer), off, periods, left, fullPriceFrom, ended);
    }

    /// Binds what a later state may have changed.
    static <S extends SqlStatement<S>> S bind(S statement, Subscription subscription) {
        var standing = subscription.standing();
        var terms = subscription.terms();
        var reduction = subscription.reduction();
        return statement
                .bind("offLeft", reduction == null ? null : reduction.left())
                .bind("offerEnded", reduction == null ? null : reduction.ended())
                .bind("id", subscription.id())
                .bind("tier", terms.tier())
                .bind("price", terms.price().minor())
                .bind("interval", Names.of(terms.interval()))
                .bind("status", Names.of(standing.status()))
                .bind("paidThrough", Database.timeOrNull(standing.paidThrough()))
                .bind("cancelAtPeriodEnd", standing.cancelAtPeriodEnd())
                .bind("endedAt", Database.timeOrNull(standing.endedAt()))
                .bind("toldAt", Database.timeOrNull(standing.toldAt()))
                .bind("providerRef", subscription.providerRef());
    }
}

package org.mecene.persistence.subscriptions;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.mecene.domain.subscriptions.DueSubscriptions;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiDueSubscriptions implements DueSubscriptions {
    private final Database database;

    public JdbiDueSubscriptions(Database database) {
        this.database = database;
    }

    @Override
    public List<Subscription> runOut(Instant now, int max) {
        return list(
                database.transaction()
                        .createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                         WHERE s.origin <> 'paid'
                                           AND s.status NOT IN ('canceled', 'expired')
                                           AND s.paid_through <= :now
                                         LIMIT :max
                                           FOR UPDATE SKIP LOCKED
                                        """)
                        .bind("now", now),
                max);
    }

    @Override
    public List<Subscription> overdue(
            Instant incompleteBefore, Instant paidThroughBefore, int max) {
        return list(
                database.transaction()
                        .createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                         WHERE (s.status = 'incomplete' AND s.created_at < :incompleteBefore)
                                            OR (s.status = 'past_due' AND s.paid_through < :paidThroughBefore)
                                         LIMIT :max
                                           FOR UPDATE SKIP LOCKED
                                        """)
                        .bind("incompleteBefore", incompleteBefore)
                        .bind("paidThroughBefore", paidThroughBefore),
                max);
    }

    @Override
    public List<Subscription> ofShutOut(int max) {
        return list(
                database.transaction()
                        .createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                         WHERE s.id IN (
                                           SELECT l.id
                                             FROM users u
                                             JOIN subscriptions l ON u.id IN (l.subscriber_id, l.creator_id)
                                            WHERE u.status NOT IN ('active', 'leaving', 'erased')
                                              AND l.status NOT IN ('canceled', 'expired'))
                                         LIMIT :max
                                           FOR UPDATE SKIP LOCKED
                                        """),
                max);
    }

    @Override
    public List<Subscription> ofFormerCreators(int max) {
        return database.read(handle ->
                list(
                        handle.createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                          JOIN users u ON u.id = s.creator_id
                                         WHERE u.status = 'active' AND NOT 'creator' = ANY (u.roles)
                                           AND s.origin = 'paid' AND s.provider_ref IS NOT NULL
                                           AND s.status NOT IN ('canceled', 'expired')
                                           AND NOT s.cancel_at_period_end
                                         LIMIT :max
                                        """),
                        max));
    }

    @Override
    public List<Subscription> ofLeaving(int max) {
        return database.read(handle ->
                list(
                        handle.createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                         WHERE s.id IN (
                                           SELECT l.id
                                             FROM users u
                                             JOIN subscriptions l ON u.id IN (l.subscriber_id, l.creator_id)
                                            WHERE u.status = 'leaving' AND l.status NOT IN ('canceled', 'expired'))
                                         LIMIT :max
                                        """),
                        max));
    }

    @Override
    public List<Renewal> unannounced(Instant now, Instant before, int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + SubscriptionRows.COLUMNS
                                + """
                                , n.to_minor
                                  FROM subscriptions s
                                  LEFT JOIN tier_changes n ON n.subscription_id = s.id AND n.state = 'planned'
                                 WHERE s.origin = 'paid' AND s.status IN ('active', 'trialing') AND NOT s.cancel_at_period_end
                                   AND s.paid_through > :now AND s.paid_through <= :before
                                   AND NOT EXISTS (
                                     SELECT 1 FROM renewal_notices a
                                      WHERE a.subscription_id = s.id AND a.period_end = s.paid_through)
                                   AND (s.billing_interval = 'year'
                                        OR s.status = 'trialing'
                                        OR n.id IS NOT NULL
                                        OR (s.off_periods > 0 AND s.off_left = 0 AND NOT s.offer_ended
                                            AND NOT EXISTS (
                                              SELECT 1 FROM renewal_notices a
                                               WHERE a.subscription_id = s.id AND a.period_end >= s.full_price_from)))
                                 LIMIT :max
                                   FOR UPDATE OF s SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("before", before)
                .bind("max", max)
                .map((result, context) -> {
                    var row = new Row(result);
                    var subscription = SubscriptionRows.read(row);
                    var currency = subscription.terms().price().currency();
                    return new Renewal(subscription, row.minorOrNull(currency));
                })
                .list();
    }

    @Override
    public boolean noteAnnounced(SubscriptionId id, Instant periodEnd) {
        return database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO renewal_notices (subscription_id, period_end)
                                VALUES (:id, :end)
                                    ON CONFLICT DO NOTHING
                                """)
                        .bind("id", id)
                        .bind("end", periodEnd)
                        .execute()
                > 0;
    }

    private static List<Subscription> list(Query query, int max) {
        return query.bind("max", max)
                .map((result, context) -> SubscriptionRows.read(new Row(result)))
                .list();
    }
}

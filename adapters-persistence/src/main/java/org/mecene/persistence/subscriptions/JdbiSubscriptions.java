package org.mecene.persistence.subscriptions;

import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiSubscriptions implements Subscriptions {
    private final Database database;
    private final SubscriptionLists lists;

    public JdbiSubscriptions(Database database) {
        this.database = database;
        this.lists = new SubscriptionLists(database);
    }

    @Override
    public void add(Subscription subscription) {
        var terms = subscription.terms();
        var reduction = subscription.reduction();
        var added =
                SubscriptionRows.bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                INSERT INTO subscriptions (
                                                  id, subscriber_id, creator_id, tier_id, price_minor, currency,
                                                  billing_interval, platform_fee_basis_points, status, paid_through,
                                                  cancel_at_period_end, ended_at, told_at, origin, offer_id, off_minor,
                                                  off_periods, off_left, full_price_from, offer_ended, provider_ref,
                                                  created_at, version)
                                                VALUES (
                                                  :id, :subscriber, :creator, :tier, :price, :currency,
                                                  :interval, :platformFee, :status, :paidThrough,
                                                  :cancelAtPeriodEnd, :endedAt, :toldAt, :origin, :offer, :off,
                                                  :offPeriods, :offLeft, :fullPriceFrom, :offerEnded, :providerRef,
                                                  :createdAt, 0)
                                                    ON CONFLICT (subscriber_id, creator_id)
                                                       WHERE status NOT IN ('canceled', 'expired') DO NOTHING
                                                """),
                                subscription)
                        .bind("subscriber", subscription.subscriber())
                        .bind("creator", subscription.creator())
                        .bind("currency", terms.price().currency().getCurrencyCode())
                        .bind("platformFee", terms.platformFee().value())
                        .bind("origin", Names.of(subscription.origin()))
                        .bind("offer", reduction == null ? null : reduction.offer().value())
                        .bind("off", reduction == null ? null : reduction.off().minor())
                        .bind("offPeriods", reduction == null ? null : reduction.periods())
                        .bind(
                                "fullPriceFrom",
                                Database.timeOrNull(
                                        reduction == null ? null : reduction.fullPriceFrom()))
                        .bind("createdAt", subscription.createdAt())
                        .execute();
        if (added == 0) {
            var other = findLive(subscription.subscriber(), subscription.creator());
            throw new Refused(
                    new SubscriptionRefusal.AlreadySubscribed(
                            other.map(Subscription::id).orElse(subscription.id())));
        }
    }

    @Override
    public void save(Subscription subscription) {
        var saved =
                SubscriptionRows.bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                UPDATE subscriptions
                                                   SET tier_id = :tier,
                                                       price_minor = :price,
                                                       billing_interval = :interval,
                                                       status = :status,
                                                       paid_through = :paidThrough,
                                                       cancel_at_period_end = :cancelAtPeriodEnd,
                                                       ended_at = :endedAt,
                                                       told_at = :toldAt,
                                                       off_left = :offLeft,
                                                       offer_ended = :offerEnded,
                                                       provider_ref = :providerRef,
                                                       version = version + 1
                                                 WHERE id = :id AND version = :version
                                                """),
                                subscription)
                        .bind("version", subscription.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.SUBSCRIPTION));
        }
    }

    @Override
    public Optional<Subscription> find(SubscriptionId id) {
        return database.read(handle ->
                handle.createQuery(SubscriptionRows.SELECT + " WHERE s.id = :id")
                        .bind("id", id)
                        .map((result, context) -> SubscriptionRows.read(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Subscription> findForUpdate(SubscriptionId id) {
        return database.transaction()
                .createQuery(SubscriptionRows.SELECT + " WHERE s.id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> SubscriptionRows.read(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<Subscription> findLive(UserId subscriber, UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                SubscriptionRows.SELECT
                                        + """
                                         WHERE s.subscriber_id = :subscriber AND s.creator_id = :creator
                                           AND s.status NOT IN ('canceled', 'expired')
                                        """)
                        .bind("subscriber", subscriber)
                        .bind("creator", creator)
                        .map((result, context) -> SubscriptionRows.read(new Row(result)))
                        .findOne());
    }

    @Override
    public boolean hadPaid(UserId subscriber, UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1
                                    FROM subscriptions s
                                   WHERE s.subscriber_id = :subscriber AND s.creator_id = :creator
                                     AND s.origin = 'paid' AND s.paid_through IS NOT NULL)
                                """)
                        .bind("subscriber", subscriber)
                        .bind("creator", creator)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public Optional<Card> show(SubscriptionId id) {
        return lists.find(id);
    }

    @Override
    public Page<Card> ofSubscriber(UserId subscriber, PageRequest page) {
        return lists.ofSubscriber(subscriber, page);
    }

    @Override
    public Page<Card> ofCreator(UserId creator, PageRequest page) {
        return lists.ofCreator(creator, page);
    }

    @Override
    public Page<Card> givenBy(UserId creator, PageRequest page) {
        return lists.givenBy(creator, page);
    }
}

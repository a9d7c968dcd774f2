package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.domain.subscriptions.Reduction;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

public final class JdbiSubscriptions implements Subscriptions {
    private static final String COLUMNS =
            """
            s.id, s.subscriber_id, s.creator_id, s.tier_id, s.price_minor, s.currency, s.billing_interval,
            s.platform_fee_basis_points, s.status, s.paid_through, s.cancel_at_period_end, s.ended_at, s.told_at,
            s.origin, s.offer_id, s.off_minor, s.off_periods, s.off_left, s.full_price_from, s.offer_ended,
            s.provider_ref, s.created_at, s.version
            """;

    private static final String CARDS =
            "SELECT "
                    + COLUMNS
                    + """
                    , t.name, c.id, c.handle, c.display_name, c.avatar_media_id,
                      p.id, p.handle, p.display_name, p.avatar_media_id,
                      n.to_tier_id, n.to_minor, n.counts_from, nt.name
                      FROM subscriptions s
                      JOIN tiers t ON t.id = s.tier_id
                      JOIN users c ON c.id = s.creator_id
                      JOIN users p ON p.id = s.subscriber_id
                      LEFT JOIN tier_changes n ON n.subscription_id = s.id AND n.state = 'planned'
                      LEFT JOIN tiers nt ON nt.id = n.to_tier_id
                    """;

    private static final String OF_SUBSCRIBER =
            CARDS
                    + """
                     WHERE s.subscriber_id = :user
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private static final String OF_CREATOR =
            CARDS
                    + """
                     WHERE s.creator_id = :user
                       AND s.status IN ('trialing', 'active', 'past_due')
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private static final String GIVEN =
            CARDS
                    + """
                     WHERE s.creator_id = :user
                       AND s.origin = 'complimentary'
                       AND s.status NOT IN ('canceled', 'expired')
                       AND (s.created_at, s.id) < (:afterTime, :afterId)
                     ORDER BY s.created_at DESC, s.id DESC
                     LIMIT :limit
                    """;

    private final Database database;
    private final TierChangeRows changes;

    public JdbiSubscriptions(Database database) {
        this.database = database;
        this.changes = new TierChangeRows(database);
    }

    @Override
    public void addChange(TierChange change) {
        changes.add(change);
    }

    @Override
    public void saveChange(TierChange change) {
        changes.save(change);
    }

    @Override
    public List<TierChange> changes(SubscriptionId id) {
        return changes.of(id);
    }

    @Override
    public void rememberTrial(UserId subscriber, UserId creator, Instant at) {
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO trials (creator_id, subscriber_id, address_hash, taken_at)
                        SELECT :creator, u.id,
                               sha256(convert_to(CAST(:creator AS text) || lower(u.email), 'UTF8')), :at
                          FROM users u
                         WHERE u.id = :subscriber
                            ON CONFLICT DO NOTHING
                        """)
                .bind("creator", creator)
                .bind("subscriber", subscriber)
                .bind("at", at)
                .execute();
    }

    @Override
    public boolean hadTrial(UserId subscriber, UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (
                                  SELECT 1
                                    FROM trials t
                                   WHERE t.creator_id = :creator
                                     AND (t.subscriber_id = :subscriber
                                          OR t.address_hash = (
                                            SELECT sha256(convert_to(CAST(:creator AS text) || lower(u.email), 'UTF8'))
                                              FROM users u
                                             WHERE u.id = :subscriber)))
                                """)
                        .bind("creator", creator)
                        .bind("subscriber", subscriber)
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public void add(Subscription subscription) {
        var terms = subscription.terms();
        var reduction = subscription.reduction();
        var added =
                bind(
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
                bind(
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
                handle.createQuery("SELECT " + COLUMNS + " FROM subscriptions s WHERE s.id = :id")
                        .bind("id", id)
                        .map((result, context) -> subscription(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Subscription> findForUpdate(SubscriptionId id) {
        return database.transaction()
                .createQuery(
                        "SELECT " + COLUMNS + " FROM subscriptions s WHERE s.id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> subscription(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<Subscription> findLive(UserId subscriber, UserId creator) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + """
                                          FROM subscriptions s
                                         WHERE s.subscriber_id = :subscriber AND s.creator_id = :creator
                                           AND s.status NOT IN ('canceled', 'expired')
                                        """)
                        .bind("subscriber", subscriber)
                        .bind("creator", creator)
                        .map((result, context) -> subscription(new Row(result)))
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
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE s.id = :id")
                        .bind("id", id)
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    @Override
    public Page<Card> ofSubscriber(UserId subscriber, PageRequest page) {
        return list(OF_SUBSCRIBER, subscriber, page);
    }

    @Override
    public Page<Card> ofCreator(UserId creator, PageRequest page) {
        return list(OF_CREATOR, creator, page);
    }

    @Override
    public Page<Card> givenBy(UserId creator, PageRequest page) {
        return list(GIVEN, creator, page);
    }

    @Override
    public List<Subscription> runOut(Instant now, int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                  FROM subscriptions s
                                 WHERE s.origin <> 'paid'
                                   AND s.status NOT IN ('canceled', 'expired')
                                   AND s.paid_through <= :now
                                 LIMIT :max
                                   FOR UPDATE SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("max", max)
                .map((result, context) -> subscription(new Row(result)))
                .list();
    }

    @Override
    public List<Subscription> overdue(
            Instant incompleteBefore, Instant paidThroughBefore, int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                  FROM subscriptions s
                                 WHERE (s.status = 'incomplete' AND s.created_at < :incompleteBefore)
                                    OR (s.status = 'past_due' AND s.paid_through < :paidThroughBefore)
                                 LIMIT :max
                                   FOR UPDATE SKIP LOCKED
                                """)
                .bind("incompleteBefore", incompleteBefore)
                .bind("paidThroughBefore", paidThroughBefore)
                .bind("max", max)
                .map((result, context) -> subscription(new Row(result)))
                .list();
    }

    @Override
    public List<Subscription> ofShutOut(int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                  FROM subscriptions s
                                 WHERE s.id IN (
                                   SELECT l.id
                                     FROM users u
                                     JOIN subscriptions l ON u.id IN (l.subscriber_id, l.creator_id)
                                    WHERE u.status NOT IN ('active', 'leaving', 'erased')
                                      AND l.status NOT IN ('canceled', 'expired'))
                                 LIMIT :max
                                   FOR UPDATE SKIP LOCKED
                                """)
                .bind("max", max)
                .map((result, context) -> subscription(new Row(result)))
                .list();
    }

    @Override
    public List<Subscription> ofFormerCreators(int max) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + """
                                          FROM subscriptions s
                                          JOIN users u ON u.id = s.creator_id
                                         WHERE u.status = 'active' AND NOT 'creator' = ANY (u.roles)
                                           AND s.origin = 'paid' AND s.provider_ref IS NOT NULL
                                           AND s.status NOT IN ('canceled', 'expired')
                                           AND NOT s.cancel_at_period_end
                                         LIMIT :max
                                        """)
                        .bind("max", max)
                        .map((result, context) -> subscription(new Row(result)))
                        .list());
    }

    @Override
    public List<Subscription> ofLeaving(int max) {
        return database.read(handle ->
                handle.createQuery(
                                "SELECT "
                                        + COLUMNS
                                        + """
                                          FROM subscriptions s
                                         WHERE s.id IN (
                                           SELECT l.id
                                             FROM users u
                                             JOIN subscriptions l ON u.id IN (l.subscriber_id, l.creator_id)
                                            WHERE u.status = 'leaving' AND l.status NOT IN ('canceled', 'expired'))
                                         LIMIT :max
                                        """)
                        .bind("max", max)
                        .map((result, context) -> subscription(new Row(result)))
                        .list());
    }

    @Override
    public List<Renewal> unannounced(Instant now, Instant before, int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
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
                    var subscription = subscription(row);
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

    private Page<Card> list(String sql, UserId user, PageRequest page) {
        var keyset = Keyset.newestFirst(page);
        var read =
                database.read(handle ->
                        handle.createQuery(sql)
                                .bind("user", user)
                                .bind("afterTime", keyset.afterTime())
                                .bind("afterId", keyset.afterId())
                                .bind("limit", keyset.limitPlusOne())
                                .map((result, context) -> card(new Row(result)))
                                .list());
        return Page.of(
                read,
                page.limit(),
                card ->
                        Cursor.at(
                                card.subscription().createdAt(), card.subscription().id().value()));
    }

    private static Card card(Row row) throws SQLException {
        var subscription = subscription(row);
        return new Card(
                subscription,
                row.text(),
                PersonCards.read(row),
                PersonCards.read(row),
                planned(row, subscription.terms().price().currency()));
    }

    private static @Nullable Planned planned(Row row, Currency currency) throws SQLException {
        var tier = row.uuidOrNull();
        var price = row.minorOrNull(currency);
        var from = row.instantOrNull();
        var name = row.textOrNull();
        return tier == null || price == null || from == null || name == null
                ? null
                : new Planned(new TierId(tier), name, price, from);
    }

    private static Subscription subscription(Row row) throws SQLException {
        var id = new SubscriptionId(row.uuid());
        var subscriber = new UserId(row.uuid());
        var creator = new UserId(row.uuid());
        var tier = new TierId(row.uuid());
        var price = row.money();
        var terms =
                new Subscription.Terms(
                        tier,
                        price,
                        row.constant(BillingInterval.class),
                        new BasisPoints(row.integer()));
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
                reduction(row, price.currency()),
                row.textOrNull(),
                row.instant(),
                row.number());
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

    private static <S extends SqlStatement<S>> S bind(S statement, Subscription subscription) {
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

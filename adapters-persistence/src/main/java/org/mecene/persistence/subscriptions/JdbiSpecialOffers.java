package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.util.Optional;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SpecialOffer.Limits;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Row;

public final class JdbiSpecialOffers implements SpecialOffers {
    private static final String COLUMNS =
            """
            o.id, o.creator_id, o.code, o.tier_id, o.percent_off, o.off_minor, o.currency, o.periods, o.free_days,
            o.starts_at, o.ends_at, o.max_redemptions, o.new_subscribers_only, o.archived_at, o.created_at
            """;

    private static final String TAKEN =
            """
            (SELECT count(*)
               FROM subscriptions s
              WHERE s.offer_id = o.id AND (s.status NOT IN ('canceled', 'expired') OR s.paid_through IS NOT NULL))
            """;

    private final Database database;

    public JdbiSpecialOffers(Database database) {
        this.database = database;
    }

    @Override
    public void add(SpecialOffer offer) {
        var added =
                database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO offers (
                                  id, creator_id, code, tier_id, percent_off, off_minor, currency, periods, free_days,
                                  starts_at, ends_at, max_redemptions, new_subscribers_only, archived_at, created_at)
                                VALUES (
                                  :id, :creator, :code, :tier, :percent, :off, :currency, :periods, :freeDays,
                                  :startsAt, :endsAt, :max, :newOnly, :archivedAt, :createdAt)
                                    ON CONFLICT (creator_id, code) DO NOTHING
                                """)
                        .bind("id", offer.id())
                        .bind("creator", offer.creator())
                        .bind("code", offer.code().value())
                        .bind("tier", offer.tier())
                        .bindMap(RewardColumns.of(offer.reward()).toMap())
                        .bind("startsAt", Database.timeOrNull(offer.limits().startsAt()))
                        .bind("endsAt", Database.timeOrNull(offer.limits().endsAt()))
                        .bind("max", offer.limits().maxRedemptions())
                        .bind("newOnly", offer.limits().newSubscribersOnly())
                        .bind("archivedAt", Database.timeOrNull(offer.archivedAt()))
                        .bind("createdAt", offer.createdAt())
                        .execute();
        if (added == 0) {
            throw new Refused(new SubscriptionRefusal.OfferCodeTaken());
        }
    }

    @Override
    public void archive(SpecialOffer offer) {
        database.transaction()
                .createUpdate(
                        "UPDATE offers SET archived_at = coalesce(archived_at, :at) WHERE id = :id")
                .bind("at", Database.timeOrNull(offer.archivedAt()))
                .bind("id", offer.id())
                .execute();
    }

    @Override
    public Optional<SpecialOffer> find(OfferId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM offers o WHERE o.id = :id")
                        .bind("id", id)
                        .map((result, context) -> offer(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<SpecialOffer> findForUpdate(UserId creator, OfferCode code) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                  FROM offers o
                                 WHERE o.creator_id = :creator AND o.code = :code
                                   FOR UPDATE
                                """)
                .bind("creator", creator)
                .bind("code", code.value())
                .map((result, context) -> offer(new Row(result)))
                .findOne();
    }

    @Override
    public int redemptions(OfferId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + TAKEN + " FROM offers o WHERE o.id = :id")
                        .bind("id", id)
                        .mapTo(Integer.class)
                        .findOne()
                        .orElse(0));
    }

    @Override
    public Page<Card> ofCreator(UserId creator, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        "SELECT "
                                                + COLUMNS
                                                + ", "
                                                + TAKEN
                                                + """
                                                  FROM offers o
                                                 WHERE o.creator_id = :creator
                                                   AND (o.created_at, o.id) < (:afterTime, :afterId)
                                                 ORDER BY o.created_at DESC, o.id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("creator", creator),
                        JdbiSpecialOffers::card,
                        card -> Cursor.at(card.offer().createdAt(), card.offer().id().value())));
    }

    private static Card card(Row row) throws SQLException {
        return new Card(offer(row), row.integer());
    }

    private static SpecialOffer offer(Row row) throws SQLException {
        var id = new OfferId(row.uuid());
        var creator = new UserId(row.uuid());
        var code = new OfferCode(row.text());
        var tier = new TierId(row.uuid());
        var reward = RewardColumns.read(row).toReward();
        var limits =
                new Limits(
                        row.instantOrNull(), row.instantOrNull(), row.integerOrNull(), row.flag());
        return new SpecialOffer(
                id, creator, code, tier, reward, limits, row.instantOrNull(), row.instant());
    }
}

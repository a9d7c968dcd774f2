package org.mecene.persistence.subscriptions;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;
import org.mecene.persistence.users.PersonCards;

public final class JdbiGifts implements Gifts {
    private static final String COLUMNS =
            """
            g.id, g.buyer_id, g.creator_id, g.tier_id, g.price_minor, g.currency, g.billing_interval,
            g.platform_fee_basis_points, g.periods, g.recipient, g.message, g.payment_id, g.code_hash, g.status,
            g.expires_at, g.redeemed_as, g.created_at, g.version
            """;

    private static final String CARDS =
            "SELECT "
                    + COLUMNS
                    + """
                    , t.name, c.id, c.handle, c.display_name, c.avatar_media_id
                      FROM gifts g
                      JOIN tiers t ON t.id = g.tier_id
                      JOIN users c ON c.id = g.creator_id
                    """;

    private final Database database;

    public JdbiGifts(Database database) {
        this.database = database;
    }

    @Override
    public void add(Gift gift) {
        var terms = gift.content().terms();
        bind(
                        database.transaction()
                                .createUpdate(
                                        """
                                        INSERT INTO gifts (
                                          id, buyer_id, creator_id, tier_id, price_minor, currency, billing_interval,
                                          platform_fee_basis_points, periods, recipient, message, payment_id, code_hash,
                                          status, expires_at, redeemed_as, created_at, version)
                                        VALUES (
                                          :id, :buyer, :creator, :tier, :price, :currency, :interval,
                                          :platformFee, :periods, :recipient, :message, :payment, :code,
                                          :status, :expiresAt, :redeemedAs, :createdAt, 0)
                                        """),
                        gift)
                .bind("buyer", gift.buyer())
                .bind("creator", gift.creator())
                .bind("tier", terms.tier())
                .bind("price", terms.price().minor())
                .bind("currency", terms.price().currency().getCurrencyCode())
                .bind("interval", Names.of(terms.interval()))
                .bind("platformFee", terms.platformFee().value())
                .bind("periods", gift.content().periods())
                .bind("recipient", textOrNull(gift.wrapping().recipient()))
                .bind("message", gift.wrapping().message())
                .bind("payment", gift.payment())
                .bind("code", gift.code().hex())
                .bind("createdAt", gift.createdAt())
                .execute();
    }

    @Override
    public void save(Gift gift) {
        var saved =
                bind(
                                database.transaction()
                                        .createUpdate(
                                                """
                                                UPDATE gifts
                                                   SET status = :status,
                                                       expires_at = :expiresAt,
                                                       redeemed_as = :redeemedAs,
                                                       version = version + 1
                                                 WHERE id = :id AND version = :version
                                                """),
                                gift)
                        .bind("version", gift.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.GIFT));
        }
    }

    @Override
    public Optional<Gift> find(GiftId id) {
        return database.read(handle ->
                handle.createQuery("SELECT " + COLUMNS + " FROM gifts g WHERE g.id = :id")
                        .bind("id", id)
                        .map((result, context) -> gift(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Gift> findForUpdate(GiftId id) {
        return database.transaction()
                .createQuery("SELECT " + COLUMNS + " FROM gifts g WHERE g.id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> gift(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<Gift> findForUpdate(TokenHash code) {
        return database.transaction()
                .createQuery(
                        "SELECT " + COLUMNS + " FROM gifts g WHERE g.code_hash = :code FOR UPDATE")
                .bind("code", code.hex())
                .map((result, context) -> gift(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<Card> show(GiftId id) {
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE g.id = :id")
                        .bind("id", id)
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Card> show(TokenHash code) {
        return database.read(handle ->
                handle.createQuery(CARDS + " WHERE g.code_hash = :code")
                        .bind("code", code.hex())
                        .map((result, context) -> card(new Row(result)))
                        .findOne());
    }

    @Override
    public Page<Card> ofBuyer(UserId buyer, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        CARDS
                                                + """
                                                 WHERE g.buyer_id = :buyer
                                                   AND (g.created_at, g.id) < (:afterTime, :afterId)
                                                 ORDER BY g.created_at DESC, g.id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("buyer", buyer),
                        JdbiGifts::card,
                        card -> Cursor.at(card.gift().createdAt(), card.gift().id().value())));
    }

    @Override
    public List<Gift> tooOld(Instant now, int max) {
        return database.transaction()
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + """
                                  FROM gifts g
                                 WHERE g.status = 'ready' AND g.expires_at <= :now
                                 LIMIT :max
                                   FOR UPDATE SKIP LOCKED
                                """)
                .bind("now", now)
                .bind("max", max)
                .map((result, context) -> gift(new Row(result)))
                .list();
    }

    private static Card card(Row row) throws SQLException {
        return new Card(gift(row), row.text(), PersonCards.read(row));
    }

    private static Gift gift(Row row) throws SQLException {
        var id = new GiftId(row.uuid());
        var buyer = new UserId(row.uuid());
        var creator = new UserId(row.uuid());
        var content = new Gift.Content(SubscriptionRows.terms(row), row.integer());
        var wrapping = new Gift.Wrapping(row.textOrNull(EmailAddress::new), row.textOrNull());
        var payment = new PaymentId(row.uuid());
        var code = new TokenHash(row.text());
        var state =
                new Gift.State(
                        row.constant(GiftStatus.class),
                        row.instantOrNull(),
                        row.uuidOrNull(SubscriptionId::new));
        return new Gift(
                id,
                buyer,
                creator,
                content,
                wrapping,
                payment,
                code,
                state,
                row.instant(),
                row.number());
    }

    private static @Nullable String textOrNull(@Nullable EmailAddress address) {
        return address == null ? null : address.value();
    }

    private static <S extends SqlStatement<S>> S bind(S statement, Gift gift) {
        var state = gift.state();
        return statement
                .bind("id", gift.id())
                .bind("status", Names.of(state.status()))
                .bind("expiresAt", Database.timeOrNull(state.expiresAt()))
                .bind("redeemedAs", Database.idOrNull(state.redeemedAs()));
    }
}

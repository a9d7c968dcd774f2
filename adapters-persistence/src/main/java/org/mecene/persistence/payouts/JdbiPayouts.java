package org.mecene.persistence.payouts;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payouts.Payout;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.payouts.PayoutStatus;
import org.mecene.domain.payouts.Payouts;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiPayouts implements Payouts {
    private static final String COLUMNS =
            """
            id, owner_id, amount_minor, currency, account_ref, needs_approval, once_key, status, decided_by, begun_at,
            provider_ref, failure, settled_at, created_at, version
            """;

    private static final String SELECT = "SELECT " + COLUMNS + " FROM payouts ";

    private final Database database;

    public JdbiPayouts(Database database) {
        this.database = database;
    }

    @Override
    public void add(Payout payout) {
        var asked = payout.asked();
        database.transaction()
                .createUpdate(
                        """
                        INSERT INTO payouts (
                          id, owner_id, amount_minor, currency, account_ref, needs_approval, once_key, status,
                          created_at, version)
                        VALUES (
                          :id, :owner, :amount, :currency, :account, :needsApproval, :onceKey, :status, :createdAt, 0)
                        """)
                .bind("id", payout.id())
                .bind("owner", payout.owner())
                .bind("amount", asked.amount().minor())
                .bind("currency", asked.amount().currency().getCurrencyCode())
                .bind("account", asked.accountRef())
                .bind("needsApproval", asked.needsApproval())
                .bind("onceKey", asked.onceKey())
                .bind("status", Names.of(payout.status()))
                .bind("createdAt", payout.createdAt())
                .execute();
    }

    @Override
    public void save(Payout payout) {
        var state = payout.state();
        var saved =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE payouts
                                   SET status = :status,
                                       decided_by = :decidedBy,
                                       begun_at = :begunAt,
                                       provider_ref = :providerRef,
                                       failure = :failure,
                                       settled_at = :settledAt,
                                       version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .bind("id", payout.id())
                        .bind("status", Names.of(state.status()))
                        .bind("decidedBy", Database.idOrNull(state.decidedBy()))
                        .bind("begunAt", Database.timeOrNull(state.begunAt()))
                        .bind("providerRef", state.providerRef())
                        .bind("failure", state.failure())
                        .bind("settledAt", Database.timeOrNull(state.settledAt()))
                        .bind("version", payout.version())
                        .execute();
        if (saved == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.PAYOUT));
        }
    }

    @Override
    public Optional<Payout> find(PayoutId id) {
        return database.read(handle ->
                handle.createQuery(SELECT + "WHERE id = :id")
                        .bind("id", id)
                        .map((result, context) -> payout(new Row(result)))
                        .findOne());
    }

    @Override
    public Optional<Payout> findForUpdate(PayoutId id) {
        return database.transaction()
                .createQuery(SELECT + "WHERE id = :id FOR UPDATE")
                .bind("id", id)
                .map((result, context) -> payout(new Row(result)))
                .findOne();
    }

    @Override
    public Optional<Payout> findAsked(UserId owner, String onceKey) {
        return database.read(handle ->
                handle.createQuery(SELECT + "WHERE owner_id = :owner AND once_key = :key")
                        .bind("owner", owner)
                        .bind("key", onceKey)
                        .map((result, context) -> payout(new Row(result)))
                        .findOne());
    }

    @Override
    public List<Payout> ofAny(Collection<PayoutId> ids) {
        return database.read(handle ->
                handle.createQuery(SELECT + "WHERE id = ANY (:ids)")
                        .bindArray("ids", UUID.class, ids.stream().map(PayoutId::value).toArray())
                        .map((result, context) -> payout(new Row(result)))
                        .list());
    }

    @Override
    public Page<Payout> ofOwner(UserId owner, PageRequest page) {
        return database.read(handle ->
                page(
                        page,
                        handle.createQuery(
                                        SELECT
                                                + """
                                                WHERE owner_id = :owner
                                                  AND (created_at, id) < (:afterTime, :afterId)
                                                ORDER BY created_at DESC, id DESC
                                                LIMIT :limit
                                                """)
                                .bind("owner", owner)));
    }

    @Override
    public Page<Payout> list(Filter filter, PageRequest page) {
        var status = filter.status();
        return database.read(handle ->
                page(
                        page,
                        handle.createQuery(
                                        SELECT
                                                + """
                                                WHERE (:status::text IS NULL OR status = :status)
                                                  AND (NOT :awaits
                                                       OR (status = 'requested' AND needs_approval
                                                           AND decided_by IS NULL))
                                                  AND (created_at, id) < (:afterTime, :afterId)
                                                ORDER BY created_at DESC, id DESC
                                                LIMIT :limit
                                                """)
                                .bind("status", status == null ? null : Names.of(status))
                                .bind("awaits", filter.awaitsApproval())));
    }

    private static Page<Payout> page(PageRequest page, Query query) {
        return Keyset.newestFirst(
                page,
                query,
                JdbiPayouts::payout,
                payout -> Cursor.at(payout.createdAt(), payout.id().value()));
    }

    @Override
    public List<Money> paidOut(UserId owner) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT sum(amount_minor)::bigint, currency
                                  FROM payouts
                                 WHERE owner_id = :owner AND status = 'paid'
                                 GROUP BY currency
                                 ORDER BY currency
                                """)
                        .bind("owner", owner)
                        .map((result, context) -> new Row(result).money())
                        .list());
    }

    @Override
    public long countSent() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*) FROM payouts WHERE status IN ('in_transit', 'paid')
                                """)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public void lookAt(PayoutId id, @Nullable Instant at) {
        database.transaction()
                .createUpdate("UPDATE payouts SET look_at = :at WHERE id = :id")
                .bind("id", id)
                .bind("at", Database.timeOrNull(at))
                .execute();
    }

    @Override
    public List<Payout> claim(Instant now, Instant until, int max) {
        return database.transaction()
                .createQuery(
                        """
                        UPDATE payouts
                           SET look_at = :until
                         WHERE id IN (SELECT id
                                        FROM payouts
                                       WHERE look_at <= :now
                                       ORDER BY look_at, id
                                       LIMIT :max
                                         FOR UPDATE SKIP LOCKED)
                        RETURNING
                        """
                                + COLUMNS)
                .bind("now", now)
                .bind("until", until)
                .bind("max", max)
                .map((result, context) -> payout(new Row(result)))
                .list();
    }

    private static Payout payout(Row row) throws SQLException {
        var id = new PayoutId(row.uuid());
        var owner = new UserId(row.uuid());
        var asked = new Payout.Asked(row.money(), row.text(), row.flag(), row.textOrNull());
        var state =
                new Payout.State(
                        row.constant(PayoutStatus.class),
                        row.uuidOrNull(UserId::new),
                        row.instantOrNull(),
                        row.textOrNull(),
                        row.textOrNull(),
                        row.instantOrNull());
        return new Payout(id, owner, asked, state, row.instant(), row.number());
    }
}

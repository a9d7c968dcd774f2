package org.mecene.persistence.payouts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payouts.AccountStanding;
import org.mecene.domain.payouts.PayoutAccount;
import org.mecene.domain.payouts.PayoutAccounts;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.Country;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

public final class JdbiPayoutAccounts implements PayoutAccounts {
    private static final String COLUMNS =
            """
            owner_id, provider_ref, submitted, charges_enabled, payouts_enabled, due, country, currency, destination,
            ready_since, held_until, created_at, version
            """;

    private static final String SELECT = "SELECT " + COLUMNS + " FROM payout_accounts ";

    private final Database database;

    public JdbiPayoutAccounts(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(PayoutAccount account) {
        return database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO payout_accounts (owner_id, created_at, version)
                                VALUES (:owner, :createdAt, 0)
                                    ON CONFLICT (owner_id) DO NOTHING
                                """)
                        .bind("owner", account.owner())
                        .bind("createdAt", account.createdAt())
                        .execute()
                == 1;
    }

    @Override
    public void save(PayoutAccount account) {
        var update =
                database.transaction()
                        .createUpdate(
                                """
                                UPDATE payout_accounts
                                   SET provider_ref = :providerRef,
                                       submitted = :submitted,
                                       charges_enabled = :chargesEnabled,
                                       payouts_enabled = :payoutsEnabled,
                                       due = :due,
                                       country = :country,
                                       currency = :currency,
                                       destination = :destination,
                                       ready_since = :readySince,
                                       held_until = :heldUntil,
                                       version = version + 1
                                 WHERE owner_id = :owner AND version = :version
                                """)
                        .bind("owner", account.owner())
                        .bind("providerRef", account.providerRef())
                        .bind("readySince", Database.timeOrNull(account.readySince()))
                        .bind("heldUntil", Database.timeOrNull(account.heldUntil()))
                        .bind("version", account.version());
        bind(update, account.standing());
        if (update.execute() == 0) {
            throw new Refused(new CommonRefusal.ChangedMeanwhile(Thing.PAYOUT_ACCOUNT));
        }
    }

    private static void bind(SqlStatement<?> update, @Nullable AccountStanding standing) {
        if (standing == null) {
            update.bind("submitted", (Object) null)
                    .bind("chargesEnabled", (Object) null)
                    .bind("payoutsEnabled", (Object) null)
                    .bind("due", (Object) null)
                    .bind("country", (Object) null)
                    .bind("currency", (Object) null)
                    .bind("destination", (Object) null);
            return;
        }
        var country = standing.country();
        var currency = standing.currency();
        update.bind("submitted", standing.submitted())
                .bind("chargesEnabled", standing.chargesEnabled())
                .bind("payoutsEnabled", standing.payoutsEnabled())
                .bindArray("due", String.class, standing.due().toArray())
                .bind("country", country == null ? null : country.code())
                .bind("currency", currency == null ? null : currency.getCurrencyCode())
                .bind("destination", standing.destination());
    }

    @Override
    public Optional<PayoutAccount> find(UserId owner) {
        return database.read(handle ->
                handle.createQuery(SELECT + "WHERE owner_id = :owner")
                        .bind("owner", owner)
                        .map((result, context) -> account(result))
                        .findOne());
    }

    @Override
    public Optional<PayoutAccount> findForUpdate(UserId owner) {
        return database.transaction()
                .createQuery(SELECT + "WHERE owner_id = :owner FOR UPDATE")
                .bind("owner", owner)
                .map((result, context) -> account(result))
                .findOne();
    }

    @Override
    public Optional<PayoutAccount> findByRef(String providerRef) {
        return database.read(handle ->
                handle.createQuery(SELECT + "WHERE provider_ref = :ref")
                        .bind("ref", providerRef)
                        .map((result, context) -> account(result))
                        .findOne());
    }

    @Override
    public void lookAt(String providerRef, Instant at) {
        database.transaction()
                .createUpdate("UPDATE payout_accounts SET look_at = :at WHERE provider_ref = :ref")
                .bind("ref", providerRef)
                .bind("at", at)
                .execute();
    }

    @Override
    public List<PayoutAccount> claim(Instant now, Instant until, int max) {
        return database.transaction()
                .createQuery(
                        """
                        UPDATE payout_accounts
                           SET look_at = :until
                         WHERE owner_id IN (SELECT owner_id
                                              FROM payout_accounts
                                             WHERE look_at <= :now
                                             ORDER BY look_at
                                             LIMIT :max
                                               FOR UPDATE SKIP LOCKED)
                        RETURNING
                        """
                                + COLUMNS)
                .bind("now", now)
                .bind("until", until)
                .bind("max", max)
                .map((result, context) -> account(result))
                .list();
    }

    @Override
    public void looked(UserId owner, Instant claimedUntil) {
        database.transaction()
                .createUpdate(
                        """
                        UPDATE payout_accounts SET look_at = NULL WHERE owner_id = :owner AND look_at = :until
                        """)
                .bind("owner", owner)
                .bind("until", claimedUntil)
                .execute();
    }

    @Override
    public boolean isStopped(UserId payee) {
        return find(payee).filter(PayoutAccount::isStopped).isPresent();
    }

    private static PayoutAccount account(ResultSet result) throws SQLException {
        var row = new Row(result);
        var owner = new UserId(row.uuid());
        var ref = row.textOrNull();
        var standing = standing(row, result);
        return new PayoutAccount(
                owner,
                ref,
                standing,
                row.instantOrNull(),
                row.instantOrNull(),
                row.instant(),
                row.number());
    }

    private static @Nullable AccountStanding standing(Row row, ResultSet result)
            throws SQLException {
        var submitted = row.flag();
        var isKnown = !result.wasNull();
        var standing =
                new AccountStanding(
                        submitted,
                        row.flag(),
                        row.flag(),
                        row.list(String.class),
                        row.textOrNull(Country::new),
                        row.textOrNull(Currency::getInstance),
                        row.textOrNull());
        return isKnown ? standing : null;
    }
}

package org.mecene.persistence.payments;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.JournalEntry;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Ledger.Audit;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.Ledger.Held;
import org.mecene.domain.payments.Posting;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

/// The books in the tables `journal_entries`, `postings` and `balances`. An entry is one statement.
public final class JdbiLedger implements Ledger {
    private static final int MOST_SLOTS = 16;

    /// Stands for the owner of accounts that have none, so that every account has one and the same
    /// form of key.
    private static final UUID NO_OWNER = new UUID(0, 0);

    private final Database database;
    private final LedgerAudit audit;

    public JdbiLedger(Database database) {
        this.database = database;
        this.audit = new LedgerAudit(database);
    }

    /// Each account's balance is moved on a row that nobody holds; only when all its rows are held
    /// is another added, or one waited for. New rows are taken in one order by everybody, so that
    /// two bookings never wait for each other.
    @Override
    public boolean book(JournalEntry entry) {
        var postings = entry.postings();
        return database.transaction()
                        .createQuery(
                                """
                                WITH entry AS (
                                  INSERT INTO journal_entries (id, at, kind, cause_id)
                                  VALUES (:id, :at, :kind, :cause)
                                      ON CONFLICT ON CONSTRAINT journal_entries_one_for_cause DO NOTHING
                                  RETURNING id
                                ), lines AS (
                                  SELECT entry.id, line, kind, owner, currency, amount
                                    FROM entry
                                   CROSS JOIN unnest(:kinds, :owners, :currencies, :amounts)
                                         WITH ORDINALITY AS l (kind, owner, currency, amount, line)
                                ), posted AS (
                                  INSERT INTO postings (entry_id, line, account_kind, owner_id, currency, amount_minor)
                                  SELECT id, line, kind, owner, currency, amount FROM lines
                                ), sums AS (
                                  SELECT kind, owner, currency, sum(amount)::bigint AS amount
                                    FROM lines
                                   GROUP BY kind, owner, currency
                                ), free AS (
                                  SELECT s.kind, s.owner, s.currency, s.amount, f.slot
                                    FROM sums s
                                   CROSS JOIN LATERAL (SELECT slot
                                                         FROM balances b
                                                        WHERE b.account_kind = s.kind
                                                          AND b.owner_id = s.owner
                                                          AND b.currency = s.currency
                                                        LIMIT 1
                                                          FOR UPDATE SKIP LOCKED) AS f
                                ), moved AS (
                                  UPDATE balances b
                                     SET amount_minor = b.amount_minor + free.amount
                                    FROM free
                                   WHERE b.account_kind = free.kind
                                     AND b.owner_id = free.owner
                                     AND b.currency = free.currency
                                     AND b.slot = free.slot
                                  RETURNING b.account_kind, b.owner_id, b.currency
                                ), spread AS (
                                  INSERT INTO balances AS b (account_kind, owner_id, currency, slot, amount_minor)
                                  SELECT s.kind, s.owner, s.currency, :slot, s.amount
                                    FROM sums s
                                   WHERE NOT EXISTS (SELECT 1
                                                       FROM moved m
                                                      WHERE m.account_kind = s.kind
                                                        AND m.owner_id = s.owner
                                                        AND m.currency = s.currency)
                                   ORDER BY s.kind, s.owner, s.currency
                                      ON CONFLICT (account_kind, owner_id, currency, slot)
                                      DO UPDATE SET amount_minor = b.amount_minor + excluded.amount_minor
                                )
                                SELECT count(*) FROM entry
                                """)
                        .bind("id", entry.id())
                        .bind("at", entry.at())
                        .bind("kind", Names.of(entry.kind()))
                        .bind("cause", entry.cause())
                        .bindArray(
                                "kinds",
                                String.class,
                                postings.stream()
                                        .map(posting -> Names.of(posting.account().kind()))
                                        .toArray())
                        .bindArray(
                                "owners",
                                UUID.class,
                                postings.stream().map(JdbiLedger::owner).toArray())
                        .bindArray(
                                "currencies",
                                String.class,
                                postings.stream()
                                        .map(posting ->
                                                posting.amount().currency().getCurrencyCode())
                                        .toArray())
                        .bindArray(
                                "amounts",
                                Long.class,
                                postings.stream()
                                        .map(posting -> posting.amount().minor())
                                        .toArray())
                        .bind("slot", ThreadLocalRandom.current().nextInt(MOST_SLOTS))
                        .mapTo(Long.class)
                        .one()
                == 1;
    }

    @Override
    public boolean isBooked(EntryKind kind, UUID cause) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT EXISTS (SELECT 1 FROM journal_entries WHERE cause_id = :cause AND kind = :kind)
                                """)
                        .bind("cause", cause)
                        .bind("kind", Names.of(kind))
                        .mapTo(Boolean.class)
                        .one());
    }

    @Override
    public Money balance(Account account, Currency currency) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT coalesce(sum(amount_minor), 0)::bigint, :currency
                                  FROM balances
                                 WHERE account_kind = :kind AND owner_id = :owner AND currency = :currency
                                """)
                        .bind("kind", Names.of(account.kind()))
                        .bind("owner", ownerOrNone(account.owner()))
                        .bind("currency", currency.getCurrencyCode())
                        .map((result, context) -> new Row(result).money())
                        .one());
    }

    /// Locks first and sums after that, in a statement of its own, which sees what those wrote for
    /// whom it waited, also on rows that are new.
    @Override
    public Money balanceForUpdate(Account account, Currency currency) {
        database.transaction()
                .createQuery(
                        """
                        SELECT slot
                          FROM balances
                         WHERE account_kind = :kind AND owner_id = :owner AND currency = :currency
                         ORDER BY slot
                           FOR UPDATE
                        """)
                .bind("kind", Names.of(account.kind()))
                .bind("owner", ownerOrNone(account.owner()))
                .bind("currency", currency.getCurrencyCode())
                .mapTo(Integer.class)
                .list();
        return balance(account, currency);
    }

    @Override
    public Optional<JournalEntry> find(EntryKind kind, UUID cause) {
        return database
                .read(handle ->
                        handle.createQuery(
                                        """
                                        SELECT e.id, e.at, p.account_kind, p.owner_id, p.amount_minor, p.currency
                                          FROM journal_entries e
                                          JOIN postings p ON p.entry_id = e.id
                                         WHERE e.cause_id = :cause AND e.kind = :kind
                                         ORDER BY p.line
                                        """)
                                .bind("cause", cause)
                                .bind("kind", Names.of(kind))
                                .map((result, context) -> posted(new Row(result)))
                                .list())
                .stream()
                .collect(
                        Collectors.teeing(
                                Collectors.reducing((first, _) -> first),
                                Collectors.mapping(Posted::posting, Collectors.toList()),
                                (first, postings) ->
                                        first.map(posted ->
                                                new JournalEntry(
                                                        posted.entry(),
                                                        posted.at(),
                                                        kind,
                                                        cause,
                                                        postings))));
    }

    private record Posted(EntryId entry, Instant at, Posting posting) {}

    private static Posted posted(Row row) throws SQLException {
        var entry = new EntryId(row.uuid());
        var at = row.instant();
        var kind = row.constant(AccountKind.class);
        var owner = row.uuid();
        var account = new Account(kind, owner.equals(NO_OWNER) ? null : owner);
        return new Posted(entry, at, new Posting(account, row.money()));
    }

    @Override
    public List<Held> balances(Collection<UUID> owners) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT account_kind, sum(amount_minor)::bigint, currency
                                  FROM balances
                                 WHERE account_kind IN ('creator_pending', 'creator_available', 'campaign_held')
                                   AND owner_id = ANY (:owners)
                                 GROUP BY account_kind, currency
                                """)
                        .bindArray("owners", UUID.class, owners.toArray())
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Held(row.constant(AccountKind.class), row.money());
                        })
                        .list());
    }

    @Override
    public Page<Line> statement(Collection<UUID> owners, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        """
                                        SELECT e.id, e.at, e.kind, e.cause_id, -sum(p.amount_minor)::bigint, p.currency
                                          FROM postings p
                                          JOIN journal_entries e ON e.id = p.entry_id
                                         WHERE p.account_kind IN ('creator_pending', 'creator_available', 'campaign_held')
                                           AND p.owner_id = ANY (:owners)
                                           AND (e.at, e.id) < (:afterTime, :afterId)
                                         GROUP BY e.id, p.currency
                                         ORDER BY e.at DESC, e.id DESC
                                         LIMIT :limit
                                        """)
                                .bindArray("owners", UUID.class, owners.toArray()),
                        JdbiLedger::line,
                        line -> Cursor.at(line.at(), line.entry().value())));
    }

    private static Line line(Row row) throws SQLException {
        return new Line(
                new EntryId(row.uuid()),
                row.instant(),
                row.constant(EntryKind.class),
                row.uuid(),
                row.money());
    }

    @Override
    public Audit audit() {
        return audit.run();
    }

    @Override
    public List<Unclaimed> unclaimed(int most) {
        return audit.unclaimed(most);
    }

    @Override
    public List<BookedPayment> bookedPayments(List<String> providerRefs) {
        return audit.bookedPayments(providerRefs);
    }

    @Override
    public long countPayments() {
        return audit.countPayments();
    }

    private static UUID owner(Posting posting) {
        return ownerOrNone(posting.account().owner());
    }

    private static UUID ownerOrNone(@Nullable UUID owner) {
        return owner == null ? NO_OWNER : owner;
    }
}

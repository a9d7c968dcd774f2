package org.mecene.persistence.payments;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.Ledger.Audit;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.domain.payments.Ledger.Unclaimed;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// Compares the books with themselves, and with what hangs on them. Part by part, so that no
/// question grows with the books; each part is one question, and so one moment: what is booked
/// meanwhile is seen whole or not at all.
final class LedgerAudit {
    private static final int PART = 5_000;
    private static final int MOST_DIFFERENCES = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /// What is gone through in the order of its ids.
    ///
    /// @param ids gives the next ones after one
    /// @param differences what is wrong with those after one and up to another
    private record Chapter(String ids, String differences) {}

    private static final List<Chapter> CHAPTERS =
            List.of(
                    new Chapter(
                            "SELECT id FROM journal_entries WHERE id > :after ORDER BY id LIMIT :part",
                            """
                            SELECT format('Entry %s has postings of %s %s more than zero', entry_id,
                                          sum(amount_minor), currency)
                              FROM postings
                             WHERE entry_id > :after AND entry_id <= :last
                             GROUP BY entry_id, currency
                            HAVING sum(amount_minor) <> 0
                             UNION ALL
                            SELECT format('Entry %s has no postings', e.id)
                              FROM journal_entries e
                             WHERE e.id > :after AND e.id <= :last
                               AND NOT EXISTS (SELECT 1 FROM postings p WHERE p.entry_id = e.id)
                             UNION ALL
                            SELECT format('Account %s of %s has postings of %s and no balance', p.account_kind,
                                          p.owner_id, p.currency)
                              FROM postings p
                             WHERE p.entry_id > :after AND p.entry_id <= :last
                               AND NOT EXISTS (
                                     SELECT 1
                                       FROM balances b
                                      WHERE b.account_kind = p.account_kind AND b.owner_id = p.owner_id
                                        AND b.currency = p.currency)
                             LIMIT :most
                            """),
                    new Chapter(
                            "SELECT id FROM payments WHERE id > :after ORDER BY id LIMIT :part",
                            """
                            SELECT format('Of payment %s went back %s, and its refunds sum to %s', p.id,
                                          p.refunded_minor, r.back)
                              FROM payments p
                             CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS back
                                                   FROM refunds
                                                  WHERE payment_id = p.id AND status = 'succeeded') AS r
                             WHERE p.id > :after AND p.id <= :last AND p.refunded_minor <> r.back
                             LIMIT :most
                            """),
                    new Chapter(
                            "SELECT id FROM refunds WHERE id > :after ORDER BY id LIMIT :part",
                            """
                            SELECT format('Refund %s is %s, and that is not what was booked', r.id, r.status)
                              FROM refunds r
                             WHERE r.id > :after AND r.id <= :last
                               AND (r.status = 'succeeded') <>
                                   ((SELECT count(*) FILTER (WHERE e.kind = 'refund')
                                            - count(*) FILTER (WHERE e.kind = 'refund_failed')
                                       FROM journal_entries e
                                      WHERE e.cause_id = r.id) = 1)
                             LIMIT :most
                            """),
                    new Chapter(
                            "SELECT id FROM payouts WHERE id > :after ORDER BY id LIMIT :part",
                            """
                            SELECT format('Payout %s is %s, and that is not what was booked', o.id, o.status)
                              FROM payouts o
                             CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE e.kind = 'payout') AS reserved,
                                                        count(*) FILTER (WHERE e.kind = 'payout_paid') AS paid,
                                                        count(*) FILTER (WHERE e.kind = 'payout_returned') AS back
                                                   FROM journal_entries e
                                                  WHERE e.cause_id = o.id) AS b
                             WHERE o.id > :after AND o.id <= :last
                               AND (b.reserved <> 1
                                    OR (b.back = 1) <> (o.status IN ('failed', 'rejected'))
                                    OR (o.status = 'paid' AND b.paid <> 1)
                                    OR (o.status IN ('requested', 'in_transit', 'rejected') AND b.paid <> 0))
                             LIMIT :most
                            """));

    private static final String ACCOUNTS =
            """
            SELECT account_kind, owner_id, currency
              FROM balances
             WHERE (account_kind, owner_id, currency) > (:kind, :owner, :currency)
             GROUP BY account_kind, owner_id, currency
             ORDER BY account_kind, owner_id, currency
             LIMIT :part
            """;

    private static final String WRONG_ACCOUNTS =
            """
            SELECT format('Account %s of %s holds %s %s and its postings sum to %s',
                          b.account_kind, b.owner_id, b.held, b.currency, p.posted)
              FROM (SELECT account_kind, owner_id, currency, sum(amount_minor) AS held
                      FROM balances
                     WHERE (account_kind, owner_id, currency) > (:kind, :owner, :currency)
                       AND (account_kind, owner_id, currency) <= (:lastKind, :lastOwner, :lastCurrency)
                     GROUP BY account_kind, owner_id, currency) AS b
             CROSS JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS posted
                                   FROM postings
                                  WHERE account_kind = b.account_kind AND owner_id = b.owner_id
                                    AND currency = b.currency) AS p
             WHERE b.held <> p.posted
             LIMIT :most
            """;

    private final Database database;
    private final int part;

    LedgerAudit(Database database) {
        this(database, PART);
    }

    /// @param part how much is looked at in one question
    LedgerAudit(Database database, int part) {
        this.database = database;
        this.part = part;
    }

    Audit run() {
        // Several parts may say the same of one account.
        Set<String> differences = new LinkedHashSet<>();
        CHAPTERS.forEach(chapter -> read(chapter, differences));
        readAccounts(differences);
        var entries =
                database.read(handle ->
                        handle.createQuery("SELECT count(*) FROM journal_entries")
                                .mapTo(Long.class)
                                .one());
        return new Audit(entries, differences.stream().limit(MOST_DIFFERENCES).toList());
    }

    private void read(Chapter chapter, Set<String> differences) {
        var after = BEFORE_ALL;
        for (var ids = ids(chapter, after);
                !ids.isEmpty() && differences.size() < MOST_DIFFERENCES;
                ids = ids(chapter, after)) {
            var begin = after;
            var last = ids.getLast();
            differences.addAll(
                    database.read(handle ->
                            handle.createQuery(chapter.differences())
                                    .bind("after", begin)
                                    .bind("last", last)
                                    .bind("most", MOST_DIFFERENCES)
                                    .mapTo(String.class)
                                    .list()));
            after = last;
        }
    }

    private List<UUID> ids(Chapter chapter, UUID after) {
        return database.read(handle ->
                handle.createQuery(chapter.ids())
                        .bind("after", after)
                        .bind("part", part)
                        .mapTo(UUID.class)
                        .list());
    }

    /// As the tables name an account.
    private record Key(String kind, UUID owner, String currency) {}

    private void readAccounts(Set<String> differences) {
        var after = new Key("", BEFORE_ALL, "");
        for (var keys = accounts(after);
                !keys.isEmpty() && differences.size() < MOST_DIFFERENCES;
                keys = accounts(after)) {
            var begin = after;
            var last = keys.getLast();
            differences.addAll(wrong(begin, last));
            after = last;
        }
    }

    private List<Key> accounts(Key after) {
        return database.read(handle ->
                handle.createQuery(ACCOUNTS)
                        .bind("kind", after.kind())
                        .bind("owner", after.owner())
                        .bind("currency", after.currency())
                        .bind("part", part)
                        .map((result, context) -> {
                            var row = new Row(result);
                            return new Key(row.text(), row.uuid(), row.text());
                        })
                        .list());
    }

    private List<String> wrong(Key after, Key last) {
        return database.read(handle ->
                handle.createQuery(WRONG_ACCOUNTS)
                        .bind("kind", after.kind())
                        .bind("owner", after.owner())
                        .bind("currency", after.currency())
                        .bind("lastKind", last.kind())
                        .bind("lastOwner", last.owner())
                        .bind("lastCurrency", last.currency())
                        .bind("most", MOST_DIFFERENCES)
                        .mapTo(String.class)
                        .list());
    }

    List<Unclaimed> unclaimed(int most) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT b.account_kind, b.owner_id, -sum(b.amount_minor)::bigint, b.currency
                                  FROM balances b
                                  LEFT JOIN campaigns c ON c.id = b.owner_id AND b.account_kind = 'campaign_held'
                                  JOIN users u ON u.id = coalesce(c.owner_id, b.owner_id)
                                 WHERE b.account_kind IN ('creator_pending', 'creator_available', 'campaign_held')
                                   AND u.status = 'erased'
                                 GROUP BY b.account_kind, b.owner_id, b.currency
                                HAVING sum(b.amount_minor) <> 0
                                 ORDER BY b.account_kind, b.owner_id, b.currency
                                 LIMIT :most
                                """)
                        .bind("most", most)
                        .map((result, context) -> {
                            var row = new Row(result);
                            var kind = row.constant(AccountKind.class);
                            return new Unclaimed(new Account(kind, row.uuid()), row.money());
                        })
                        .list());
    }

    List<BookedPayment> bookedPayments(List<String> providerRefs) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT p.provider_ref, sum(l.amount_minor)::bigint, l.currency,
                                       coalesce((SELECT sum(r.amount_minor)
                                                   FROM refunds r
                                                  WHERE r.payment_id = p.id
                                                    AND r.status <> 'failed'), 0)::bigint
                                  FROM payments p
                                  JOIN journal_entries e ON e.cause_id = p.id AND e.kind = p.purpose
                                  JOIN postings l ON l.entry_id = e.id
                                 WHERE p.provider_ref = ANY (:refs)
                                   AND l.account_kind IN ('provider_clearing', 'provider_fees')
                                 GROUP BY p.id, p.provider_ref, l.currency
                                """)
                        .bindArray("refs", String.class, providerRefs)
                        .map((result, context) -> {
                            var row = new Row(result);
                            var ref = row.text();
                            var amount = row.money();
                            return new BookedPayment(
                                    ref, amount, new Money(row.number(), amount.currency()));
                        })
                        .list());
    }

    long countPayments() {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT count(*)
                                  FROM journal_entries
                                 WHERE kind IN ('donation', 'subscription_period', 'subscription_change', 'gift')
                                """)
                        .mapTo(Long.class)
                        .one());
    }
}

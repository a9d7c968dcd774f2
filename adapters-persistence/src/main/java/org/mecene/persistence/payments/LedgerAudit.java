package org.mecene.persistence.payments;

import java.util.List;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Ledger.Audit;
import org.mecene.domain.payments.Ledger.BookedPayment;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Row;

/// Compares the books with themselves, and with what hangs on them.
final class LedgerAudit {
    private static final int MOST_DIFFERENCES = 100;

    /// One question, and so one moment: entries that are booked meanwhile are seen whole or not at
    /// all.
    private static final String DIFFERENCES =
            """
            SELECT format('Entry %s has postings of %s %s more than zero', entry_id,
                          sum(amount_minor), currency)
              FROM postings
             GROUP BY entry_id, currency
            HAVING sum(amount_minor) <> 0
             UNION ALL
            SELECT format('Entry %s has no postings', e.id)
              FROM journal_entries e
             WHERE NOT EXISTS (SELECT 1 FROM postings p WHERE p.entry_id = e.id)
             UNION ALL
            SELECT format('Account %s of %s holds %s %s and its postings sum to %s',
                          account_kind, owner_id, coalesce(b.held, 0), currency,
                          coalesce(p.posted, 0))
              FROM (SELECT account_kind, owner_id, currency, sum(amount_minor) AS held
                      FROM balances
                     GROUP BY account_kind, owner_id, currency) AS b
              FULL JOIN (SELECT account_kind, owner_id, currency,
                                sum(amount_minor) AS posted
                           FROM postings
                          GROUP BY account_kind, owner_id, currency) AS p
             USING (account_kind, owner_id, currency)
             WHERE coalesce(b.held, 0) <> coalesce(p.posted, 0)
             UNION ALL
            SELECT format('Of payment %s went back %s, and its refunds sum to %s', p.id,
                          p.refunded_minor, coalesce(r.back, 0))
              FROM payments p
              LEFT JOIN (SELECT payment_id, sum(amount_minor) AS back
                           FROM refunds
                          WHERE status = 'succeeded'
                          GROUP BY payment_id) AS r
                ON r.payment_id = p.id
             WHERE p.refunded_minor <> coalesce(r.back, 0)
             UNION ALL
            SELECT format('Refund %s is %s, and that is not what was booked', r.id, r.status)
              FROM refunds r
             WHERE (r.status = 'succeeded') <>
                   ((SELECT count(*) FILTER (WHERE e.kind = 'refund')
                            - count(*) FILTER (WHERE e.kind = 'refund_failed')
                       FROM journal_entries e
                      WHERE e.cause_id = r.id) = 1)
             UNION ALL
            SELECT format('Payout %s is %s, and that is not what was booked', o.id, o.status)
              FROM payouts o
              LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE e.kind = 'payout') AS reserved,
                                        count(*) FILTER (WHERE e.kind = 'payout_paid') AS paid,
                                        count(*) FILTER (WHERE e.kind = 'payout_returned') AS back
                                   FROM journal_entries e
                                  WHERE e.cause_id = o.id) AS b ON true
             WHERE b.reserved <> 1
                OR (b.back = 1) <> (o.status IN ('failed', 'rejected'))
                OR (o.status = 'paid' AND b.paid <> 1)
                OR (o.status IN ('requested', 'in_transit', 'rejected') AND b.paid <> 0)
             LIMIT :most
            """;

    private final Database database;

    LedgerAudit(Database database) {
        this.database = database;
    }

    Audit run() {
        return database.read(handle -> {
            var differences =
                    handle.createQuery(DIFFERENCES)
                            .bind("most", MOST_DIFFERENCES)
                            .mapTo(String.class)
                            .list();
            var entries =
                    handle.createQuery("SELECT count(*) FROM journal_entries")
                            .mapTo(Long.class)
                            .one();
            return new Audit(entries, differences);
        });
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

package org.mecene.persistence.documents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Update;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.DocumentNumber;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.paging.Cursor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentId;
import org.mecene.persistence.database.Database;
import org.mecene.persistence.database.Keyset;
import org.mecene.persistence.database.Names;
import org.mecene.persistence.database.Row;

public final class JdbiDocuments implements Documents {
    private static final String SELECT =
            """
            SELECT d.id, d.kind, d.year, d.sequence, d.payment_id, d.cause_id,
                   d.issuer_name, d.issuer_lines, d.issuer_tax_id, d.amount_minor, d.currency, d.covered_minor,
                   d.purpose, d.title, d.payee, d.moved_at, d.period_from, d.period_to, d.corrects,
                   d.payer_name, d.payer_lines, d.payer_country, d.payer_tax_id, d.issued_at
              FROM documents d
            """;

    private final Database database;

    public JdbiDocuments(Database database) {
        this.database = database;
    }

    @Override
    public DocumentNumber next(DocumentKind kind, int year) {
        var sequence =
                database.transaction()
                        .createQuery(
                                """
                                INSERT INTO document_series AS s (kind, year, last)
                                VALUES (:kind, :year, 1)
                                    ON CONFLICT (kind, year) DO UPDATE SET last = s.last + 1
                                RETURNING last
                                """)
                        .bind("kind", Names.of(kind))
                        .bind("year", year)
                        .mapTo(Long.class)
                        .one();
        return new DocumentNumber(kind, year, sequence);
    }

    @Override
    public void add(Document document) {
        insert(document);
        database.transaction()
                .createUpdate(
                        "UPDATE payments SET documented = true WHERE id = :payment AND NOT documented")
                .bind("payment", document.payment())
                .execute();
    }

    private void insert(Document document) {
        var insert =
                database.transaction()
                        .createUpdate(
                                """
                                INSERT INTO documents (
                                  id, kind, year, sequence, payment_id, cause_id, issuer_name, issuer_lines,
                                  issuer_tax_id, amount_minor, currency, covered_minor, purpose, title, payee,
                                  moved_at, period_from, period_to, corrects, payer_name, payer_lines, payer_country, payer_tax_id, issued_at)
                                VALUES (
                                  :id, :kind, :year, :sequence, :payment, :cause, :issuerName, :issuerLines,
                                  :issuerTaxId, :amount, :currency, :covered, :purpose, :title, :payee,
                                  :movedAt, :periodFrom, :periodTo, :corrects, :payerName, :payerLines, :payerCountry, :payerTaxId, :issuedAt)
                                """)
                        .bind("id", document.id())
                        .bind("kind", Names.of(document.kind()))
                        .bind("year", document.number().year())
                        .bind("sequence", document.number().sequence())
                        .bind("payment", document.payment())
                        .bind("cause", document.cause())
                        .bind("issuedAt", document.issuedAt());
        bindPayer(bindFacts(insert, document.facts()), document).execute();
    }

    private static Update bindFacts(Update insert, Document.Facts facts) {
        var covered = facts.coveredFees();
        var corrects = facts.corrects();
        var period = facts.period();
        return insert.bind("issuerName", facts.issuer().name())
                .bindArray("issuerLines", String.class, facts.issuer().lines().toArray())
                .bind("issuerTaxId", facts.issuer().taxId())
                .bind("amount", facts.amount().minor())
                .bind("currency", facts.amount().currency().getCurrencyCode())
                .bind("covered", covered == null ? null : covered.minor())
                .bind("purpose", Names.of(facts.purpose()))
                .bind("title", facts.title())
                .bind("payee", facts.payee())
                .bind("movedAt", facts.movedAt())
                .bind("periodFrom", Database.timeOrNull(period == null ? null : period.from()))
                .bind("periodTo", Database.timeOrNull(period == null ? null : period.to()))
                .bind("corrects", corrects == null ? null : corrects.toString());
    }

    private static Update bindPayer(Update insert, Document document) {
        var payer = document.payer();
        var country = payer == null ? null : payer.country();
        var lines = payer == null ? List.<String>of() : payer.lines();
        return insert.bind("payerName", payer == null ? null : payer.name())
                .bindArray("payerLines", String.class, lines.toArray())
                .bind("payerCountry", country == null ? null : country.code())
                .bind("payerTaxId", payer == null ? null : payer.taxId());
    }

    @Override
    public Optional<Document> find(DocumentId id) {
        return database.read(handle ->
                handle.createQuery(SELECT + " WHERE d.id = :id")
                        .bind("id", id)
                        .map((result, context) -> DocumentRows.document(new Row(result)))
                        .findOne());
    }

    @Override
    public List<Document> of(PaymentId payment) {
        return ofAny(List.of(payment));
    }

    @Override
    public List<Document> ofAny(List<PaymentId> payments) {
        return database.read(handle ->
                handle.createQuery(
                                SELECT
                                        + " WHERE d.payment_id = ANY (:payments) ORDER BY d.issued_at, d.id")
                        .bindArray(
                                "payments",
                                UUID.class,
                                payments.stream().map(PaymentId::value).toArray())
                        .map((result, context) -> DocumentRows.document(new Row(result)))
                        .list());
    }

    /// Reads what a person paid and sorts it, which is little.
    @Override
    public Page<Document> ofPayer(UserId payer, int year, PageRequest page) {
        return database.read(handle ->
                Keyset.newestFirst(
                        page,
                        handle.createQuery(
                                        SELECT
                                                + """
                                                  JOIN payments p ON p.id = d.payment_id
                                                 WHERE p.payer_id = :payer
                                                   AND d.year = :year
                                                   AND (d.issued_at, d.id) < (:afterTime, :afterId)
                                                 ORDER BY d.issued_at DESC, d.id DESC
                                                 LIMIT :limit
                                                """)
                                .bind("payer", payer)
                                .bind("year", year),
                        DocumentRows::document,
                        document -> Cursor.at(document.issuedAt(), document.id().value())));
    }

    @Override
    public List<PaymentId> lacking(Instant paidBefore, int max) {
        return database.read(handle ->
                handle.createQuery(
                                """
                                SELECT id
                                  FROM payments
                                 WHERE settled_at < :before AND NOT documented
                                 ORDER BY settled_at, id
                                 LIMIT :max
                                """)
                        .bind("before", paidBefore)
                        .bind("max", max)
                        .mapTo(UUID.class)
                        .map(PaymentId::new)
                        .list());
    }
}

package org.mecene.persistence.documents;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Document;
import org.mecene.domain.documents.DocumentId;
import org.mecene.domain.documents.DocumentKind;
import org.mecene.domain.documents.DocumentNumber;
import org.mecene.domain.documents.Party;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.Period;
import org.mecene.domain.users.Country;
import org.mecene.persistence.database.Row;

/// Reads documents from rows.
final class DocumentRows {
    private DocumentRows() {}

    static Document document(Row row) throws SQLException {
        var id = new DocumentId(row.uuid());
        var number =
                new DocumentNumber(row.constant(DocumentKind.class), row.integer(), row.number());
        var payment = new PaymentId(row.uuid());
        var cause = row.uuid();
        return new Document(id, number, payment, cause, facts(row), payer(row), row.instant());
    }

    private static Document.Facts facts(Row row) throws SQLException {
        var issuer = new Party(row.text(), row.list(String.class), null, row.textOrNull());
        var amount = row.money();
        var covered = row.minorOrNull(amount.currency());
        var purpose = row.constant(PaymentPurpose.class);
        var title = row.text();
        var payee = row.text();
        var movedAt = row.instant();
        var from = row.instantOrNull();
        var to = row.instantOrNull();
        var corrects = row.textOrNull(DocumentNumber::parse);
        return new Document.Facts(
                issuer,
                amount,
                covered,
                purpose,
                title,
                payee,
                movedAt,
                from == null || to == null ? null : new Period(from, to),
                corrects);
    }

    private static @Nullable Party payer(Row row) throws SQLException {
        var name = row.textOrNull();
        List<String> lines = row.list(String.class);
        var country = row.textOrNull(Country::new);
        var taxId = row.textOrNull();
        return name == null ? null : new Party(name, lines, country, taxId);
    }
}

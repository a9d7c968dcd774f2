package org.mecene.persistence.users;

import org.mecene.domain.users.PersonalRecords.Kind;

/// Like [PersonalRecordsSql], for what people are billed and paid out by.
final class PersonalPapersSql {
    private PersonalPapersSql() {}

    static String of(Kind kind) {
        return switch (kind) {
            case BILLING_DETAILS ->
                    """
                    SELECT user_id AS key, json_build_object(
                             'name', name, 'address', address, 'country', country, 'taxId', tax_id) AS record
                      FROM billing_details
                     WHERE user_id = :user
                    """;
            case DOCUMENTS ->
                    """
                    SELECT d.id AS key, json_build_object(
                             'id', d.id, 'kind', d.kind, 'year', d.year, 'sequence', d.sequence, 'paymentId', d.payment_id,
                             'amount', json_build_object('amount', d.amount_minor, 'currency', d.currency),
                             'payerName', d.payer_name, 'payerLines', d.payer_lines,
                             'payerCountry', d.payer_country, 'payerTaxId', d.payer_tax_id, 'issuedAt', d.issued_at) AS record
                      FROM payments p
                      JOIN documents d ON d.payment_id = p.id
                     WHERE p.payer_id = :user
                    """;
            case PAYOUT_ACCOUNT ->
                    """
                    SELECT owner_id AS key, json_build_object(
                             'ref', provider_ref, 'submitted', submitted, 'payoutsEnabled', payouts_enabled, 'due', due,
                             'country', country, 'currency', currency, 'readySince', ready_since,
                             'createdAt', created_at) AS record
                      FROM payout_accounts
                     WHERE owner_id = :user
                    """;
            case PAYOUTS ->
                    """
                    SELECT id AS key, json_build_object(
                             'id', id, 'amount', json_build_object('amount', amount_minor, 'currency', currency),
                             'status', status, 'failure', failure, 'createdAt', created_at, 'settledAt', settled_at) AS record
                      FROM payouts
                     WHERE owner_id = :user
                    """;
            default -> throw new IllegalArgumentException(kind.wire());
        };
    }
}

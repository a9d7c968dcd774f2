package org.mecene.rest.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.documents.Document;
import org.mecene.domain.payments.Refund;
import org.mecene.rest.documents.IssuedJson;
import org.mecene.rest.money.MoneyJson;

/// A refund as its payer sees it: [RefundJson], and the paper about it.
///
/// @param creditNote null until it is issued, a moment after the money went back
record CreditedJson(
        String id,
        String paymentId,
        MoneyJson amount,
        String status,
        @Nullable String reason,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant settledAt,
        @Nullable IssuedJson creditNote) {
    static CreditedJson of(Refund refund, List<Document> documents) {
        var json = RefundJson.of(refund);
        return new CreditedJson(
                json.id(),
                json.paymentId(),
                json.amount(),
                json.status(),
                json.reason(),
                json.failure(),
                json.createdAt(),
                json.settledAt(),
                IssuedJson.creditNote(documents, refund.id().value()));
    }
}

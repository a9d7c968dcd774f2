package org.mecene.rest.payments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.ReadPayments;
import org.mecene.rest.documents.IssuedJson;
import org.mecene.rest.money.MoneyJson;

/// @param subjectId the donation or the subscription that it is for
/// @param refunded what went back of it, in all
/// @param failure why the last attempt failed, in the provider's word; null when it did not
/// @param paidAt null while it was not
/// @param receipt or the invoice; null until it is issued, a moment after the payment
record ChargeJson(
        String id,
        String purpose,
        String subjectId,
        MoneyJson amount,
        MoneyJson refunded,
        String status,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant paidAt,
        @Nullable IssuedJson receipt,
        List<CreditedJson> refunds) {
    static ChargeJson of(ReadPayments.Charge charge) {
        var payment = charge.payment();
        var request = payment.request();
        var state = payment.state();
        return new ChargeJson(
                payment.id().toString(),
                request.purpose().wire(),
                request.purposeId().toString(),
                MoneyJson.of(payment.amount()),
                MoneyJson.of(state.refunded()),
                payment.status().wire(),
                state.failure(),
                payment.createdAt(),
                state.settledAt(),
                IssuedJson.original(charge.documents()),
                charge.refunds().stream()
                        .map(refund -> CreditedJson.of(refund, charge.documents()))
                        .toList());
    }
}

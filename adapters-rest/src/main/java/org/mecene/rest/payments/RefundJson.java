package org.mecene.rest.payments;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payments.Refund;
import org.mecene.rest.money.MoneyJson;

/// @param reason null when the server gave it back by itself, or somebody did at the provider's own
///   desk
/// @param failure why it failed, in the provider's word; null when it did not
/// @param settledAt when it arrived, or failed; null while it is on its way
public record RefundJson(
        String id,
        String paymentId,
        MoneyJson amount,
        String status,
        @Nullable String reason,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant settledAt) {
    public static RefundJson of(Refund refund) {
        return new RefundJson(
                refund.id().toString(),
                refund.payment().toString(),
                MoneyJson.of(refund.amount()),
                refund.status().wire(),
                refund.asked().reason(),
                refund.state().failure(),
                refund.createdAt(),
                refund.state().settledAt());
    }
}

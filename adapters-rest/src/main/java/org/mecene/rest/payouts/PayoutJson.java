package org.mecene.rest.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.Payout;
import org.mecene.rest.money.MoneyJson;

/// @param awaitsApproval whether an administrator has to look at it first
/// @param failure why it failed, in the provider's word, or was rejected; null when it was not
/// @param settledAt when it arrived, failed or was rejected; null while it is on its way
record PayoutJson(
        String id,
        MoneyJson amount,
        String status,
        boolean awaitsApproval,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant settledAt) {
    static PayoutJson of(Payout payout) {
        return new PayoutJson(
                payout.id().toString(),
                MoneyJson.of(payout.amount()),
                payout.status().wire(),
                payout.awaitsApproval(),
                payout.state().failure(),
                payout.createdAt(),
                payout.state().settledAt());
    }
}

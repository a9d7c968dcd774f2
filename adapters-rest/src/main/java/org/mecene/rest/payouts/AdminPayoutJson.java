package org.mecene.rest.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.payouts.Payout;
import org.mecene.rest.money.MoneyJson;

/// @param decidedBy which administrator approved or rejected it; null while none did
/// @param providerRef under which the provider's own desk finds it; null until it has answered
record AdminPayoutJson(
        String id,
        String ownerId,
        MoneyJson amount,
        String status,
        boolean awaitsApproval,
        @Nullable String decidedBy,
        @Nullable String providerRef,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant settledAt) {
    static AdminPayoutJson of(Payout payout) {
        var state = payout.state();
        var decidedBy = state.decidedBy();
        return new AdminPayoutJson(
                payout.id().toString(),
                payout.owner().toString(),
                MoneyJson.of(payout.amount()),
                payout.status().wire(),
                payout.awaitsApproval(),
                decidedBy == null ? null : decidedBy.toString(),
                state.providerRef(),
                state.failure(),
                payout.createdAt(),
                state.settledAt());
    }
}

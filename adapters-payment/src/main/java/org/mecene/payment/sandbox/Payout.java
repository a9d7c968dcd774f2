package org.mecene.payment.sandbox;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payouts.PayoutAnswer;

/// Money that the provider pays out.
///
/// @param payout Mecene's id for it
/// @param status `in_transit`, `paid` or `failed`
/// @param reason why it failed; null when it did not
record Payout(
        String ref,
        UUID payout,
        String account,
        Money amount,
        TestBank bank,
        String status,
        @Nullable String reason) {
    static final String IN_TRANSIT = "in_transit";
    static final String PAID = "paid";
    static final String FAILED = "failed";

    boolean isBack() {
        return status.equals(FAILED);
    }

    PayoutAnswer answer() {
        return switch (status) {
            case IN_TRANSIT -> new PayoutAnswer.InTransit(ref);
            case PAID -> new PayoutAnswer.Paid(ref);
            default -> new PayoutAnswer.Failed(reason == null ? "unknown" : reason);
        };
    }
}

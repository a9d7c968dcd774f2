package org.mecene.domain.funding;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a donation stands. Only `succeeded` and `partially_refunded` count in a total. The allowed
/// moves are in [#mayBecome].
public enum DonationStatus {
    PENDING,
    /// The last attempt to pay failed. Another may still succeed.
    FAILED,
    SUCCEEDED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    DISPUTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBecome(DonationStatus next) {
        return moves().contains(next);
    }

    private Set<DonationStatus> moves() {
        return switch (this) {
            case PENDING, FAILED -> EnumSet.of(FAILED, SUCCEEDED);
            case SUCCEEDED -> EnumSet.of(PARTIALLY_REFUNDED, REFUNDED, DISPUTED);
            case PARTIALLY_REFUNDED ->
                    EnumSet.of(SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED, DISPUTED);
            case DISPUTED -> EnumSet.of(SUCCEEDED, PARTIALLY_REFUNDED, REFUNDED);
            // A refund may come back.
            case REFUNDED -> EnumSet.of(SUCCEEDED, PARTIALLY_REFUNDED);
        };
    }
}

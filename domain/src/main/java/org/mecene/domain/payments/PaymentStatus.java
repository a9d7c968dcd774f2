package org.mecene.domain.payments;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a payment stands. The allowed moves are in [#mayBecome].
public enum PaymentStatus {
    PENDING,
    /// The last attempt failed. Another may still succeed.
    FAILED,
    SUCCEEDED,
    /// The payer's bank took the money back while it looks into a complaint.
    DISPUTED,
    /// All of it went back, or was lost to the payer's bank.
    REFUNDED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBecome(PaymentStatus next) {
        return moves().contains(next);
    }

    private Set<PaymentStatus> moves() {
        return switch (this) {
            case PENDING, FAILED -> EnumSet.of(FAILED, SUCCEEDED);
            case SUCCEEDED -> EnumSet.of(DISPUTED, REFUNDED);
            // A refund may come back, and a bank may take what was given back already.
            case DISPUTED -> EnumSet.of(SUCCEEDED, REFUNDED);
            case REFUNDED -> EnumSet.of(SUCCEEDED, DISPUTED);
        };
    }
}

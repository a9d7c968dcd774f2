package org.mecene.domain.payments;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a refund stands (rules.md M15). The allowed moves are in [#mayBecome].
public enum RefundStatus {
    /// Asked for; the money is not back yet.
    PENDING,
    SUCCEEDED,
    /// The provider refused, or the money came back, which may be days after it seemed to arrive.
    FAILED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBecome(RefundStatus next) {
        return moves().contains(next);
    }

    private Set<RefundStatus> moves() {
        return switch (this) {
            case PENDING -> EnumSet.of(SUCCEEDED, FAILED);
            case SUCCEEDED -> EnumSet.of(FAILED);
            case FAILED -> EnumSet.noneOf(RefundStatus.class);
        };
    }
}

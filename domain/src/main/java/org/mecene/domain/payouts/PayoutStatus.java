package org.mecene.domain.payouts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a payout stands. The allowed moves are in [#mayBecome].
public enum PayoutStatus {
    /// Reserved in the books; the provider has not said that it is on its way.
    REQUESTED,
    IN_TRANSIT,
    PAID,
    /// Booked back, which may be days after it seemed to arrive (rules.md P6).
    FAILED,
    /// Booked back, because an administrator did not approve it.
    REJECTED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBecome(PayoutStatus next) {
        return moves().contains(next);
    }

    private Set<PayoutStatus> moves() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(IN_TRANSIT, PAID, FAILED, REJECTED);
            case IN_TRANSIT -> EnumSet.of(PAID, FAILED);
            case PAID -> EnumSet.of(FAILED);
            case FAILED, REJECTED -> EnumSet.noneOf(PayoutStatus.class);
        };
    }
}

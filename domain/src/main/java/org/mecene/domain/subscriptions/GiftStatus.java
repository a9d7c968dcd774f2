package org.mecene.domain.subscriptions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a gift stands. The allowed moves are in [#mayBecome].
public enum GiftStatus {
    /// Not paid yet; its code does nothing.
    PENDING,
    /// Paid; its code is good.
    READY,
    /// Somebody has used its code.
    REDEEMED,
    /// The money goes back, or went back; the code does nothing.
    REFUNDED,
    /// The buyer's bank took the money back; the code does nothing, for good.
    REVOKED,
    /// Nobody used the code in time.
    EXPIRED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean mayBecome(GiftStatus next) {
        return moves().contains(next);
    }

    private Set<GiftStatus> moves() {
        return switch (this) {
            case PENDING -> EnumSet.of(READY, REFUNDED);
            case READY -> EnumSet.of(REDEEMED, REFUNDED, REVOKED, EXPIRED);
            case REDEEMED, EXPIRED -> EnumSet.of(REFUNDED, REVOKED);
            // A refund may come back (rules.md M15).
            case REFUNDED -> EnumSet.of(READY, REVOKED);
            case REVOKED -> EnumSet.noneOf(GiftStatus.class);
        };
    }
}

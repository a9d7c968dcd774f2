package org.mecene.domain.subscriptions;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a subscription stands. The allowed moves are in [#mayBecome].
public enum SubscriptionStatus {
    /// The first payment is awaited; no access. Expires after 23 hours.
    INCOMPLETE,
    /// Free for now; access.
    TRIALING,
    /// Paid; access.
    ACTIVE,
    /// A renewal failed and the provider tries again; access through the grace period.
    PAST_DUE,
    /// The grace is over; no access, and the provider still tries.
    SUSPENDED,
    /// Ended, for good: by the subscriber, by an end that was set, or by the provider giving up.
    CANCELED,
    /// The first payment never came. Ended, for good.
    EXPIRED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SubscriptionStatus ofWire(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /// Whether it still runs: one subscriber has at most one such subscription with a creator
    /// (rules.md S5).
    public boolean isLive() {
        return this != CANCELED && this != EXPIRED;
    }

    public boolean mayBecome(SubscriptionStatus next) {
        return this == next || moves().contains(next);
    }

    private Set<SubscriptionStatus> moves() {
        return switch (this) {
            // The word of a failed renewal may come before the word of the first payment (W5).
            case INCOMPLETE -> EnumSet.of(TRIALING, ACTIVE, PAST_DUE, SUSPENDED, EXPIRED, CANCELED);
            case TRIALING -> EnumSet.of(ACTIVE, PAST_DUE, SUSPENDED, CANCELED);
            case ACTIVE -> EnumSet.of(PAST_DUE, SUSPENDED, CANCELED);
            case PAST_DUE, SUSPENDED -> EnumSet.of(ACTIVE, PAST_DUE, SUSPENDED, CANCELED);
            case CANCELED, EXPIRED -> EnumSet.noneOf(SubscriptionStatus.class);
        };
    }
}

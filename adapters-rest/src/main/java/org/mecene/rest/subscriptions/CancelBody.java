package org.mecene.rest.subscriptions;

import org.jspecify.annotations.Nullable;

/// @param atPeriodEnd whether what was paid for is still given; so it is unless the caller says no
record CancelBody(@Nullable Boolean atPeriodEnd) {
    boolean waits() {
        return atPeriodEnd == null || atPeriodEnd;
    }
}

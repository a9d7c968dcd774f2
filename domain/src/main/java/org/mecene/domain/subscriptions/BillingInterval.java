package org.mecene.domain.subscriptions;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

/// How often a tier is paid.
public enum BillingInterval {
    MONTH,
    YEAR;

    /// The end of so many periods. A day that the last month does not have is its last day
    /// (rules.md S12).
    public Instant after(Instant start, int periods) {
        var day = start.atOffset(ZoneOffset.UTC);
        return switch (this) {
            case MONTH -> day.plusMonths(periods).toInstant();
            case YEAR -> day.plusYears(periods).toInstant();
        };
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.mecene.domain.subscriptions;

import java.util.Locale;

/// How often a tier is paid.
public enum BillingInterval {
    MONTH,
    YEAR;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.mecene.domain.payments;

import java.util.Locale;

/// What money is asked for.
public enum PaymentPurpose {
    DONATION,
    SUBSCRIPTION_PERIOD,
    /// What a change to a dearer tier costs for the rest of a period.
    SUBSCRIPTION_CHANGE,
    /// Periods of a tier for somebody else.
    GIFT;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

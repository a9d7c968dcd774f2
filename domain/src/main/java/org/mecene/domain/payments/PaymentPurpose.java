package org.mecene.domain.payments;

import java.util.Locale;

/// What money is asked for.
public enum PaymentPurpose {
    DONATION,
    SUBSCRIPTION_PERIOD;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

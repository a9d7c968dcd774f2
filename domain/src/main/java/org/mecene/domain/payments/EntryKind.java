package org.mecene.domain.payments;

import java.util.Locale;

/// What a journal entry is about.
public enum EntryKind {
    /// A donor paid for a campaign. Caused by the payment.
    DONATION,
    /// A subscriber paid for a period. Caused by the payment.
    SUBSCRIPTION_PERIOD,
    /// A payer's bank took money back. Caused by the payment.
    DISPUTE_OPENED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

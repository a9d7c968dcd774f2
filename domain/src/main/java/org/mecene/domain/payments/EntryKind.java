package org.mecene.domain.payments;

import java.util.Locale;

/// What a journal entry is about.
public enum EntryKind {
    /// A donor paid for a campaign. Caused by the payment.
    DONATION,
    /// A subscriber paid for a period. Caused by the payment.
    SUBSCRIPTION_PERIOD,
    /// A subscriber paid for a dearer tier until the period's end. Caused by the payment.
    SUBSCRIPTION_CHANGE,
    /// Somebody paid for periods of somebody else. Caused by the payment.
    GIFT,
    /// A payer's bank took money back. Caused by the payment.
    DISPUTE_OPENED,
    /// The bank gave it back. Caused by the payment.
    DISPUTE_WON,
    /// The bank keeps it. Caused by the payment.
    DISPUTE_LOST,
    /// Money went back to a payer. Caused by the refund.
    REFUND,
    /// It came back from there. Caused by the refund.
    REFUND_FAILED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

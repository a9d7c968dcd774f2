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
    /// A payer's bank took money back. Caused by the dispute (see [Bookings#causeOfDispute]); by
    /// the payment in books of before a payment could be disputed twice.
    DISPUTE_OPENED,
    /// The bank gave it back. Caused likewise.
    DISPUTE_WON,
    /// The bank keeps it. Caused likewise.
    DISPUTE_LOST,
    /// Money went back to a payer. Caused by the refund.
    REFUND,
    /// It came back from there. Caused by the refund.
    REFUND_FAILED,
    /// The provider kept more or less of a payment than it had said. Caused by the payment.
    FEE_CORRECTION,
    /// The payee's part of a payment may be paid out. Caused by the payment.
    RELEASE,
    /// Somebody asked for a payout, which is reserved. Caused by the payout.
    PAYOUT,
    /// It reached their bank. Caused by the payout.
    PAYOUT_PAID,
    /// It did not, or came back from there, or was not approved. Caused by the payout.
    PAYOUT_RETURNED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

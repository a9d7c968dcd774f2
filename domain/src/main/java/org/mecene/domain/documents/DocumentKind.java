package org.mecene.domain.documents;

import java.util.Locale;
import org.mecene.domain.payments.PaymentPurpose;

/// What a document says. Each kind has a series of numbers of its own.
public enum DocumentKind {
    /// A donation was paid.
    RECEIPT('R'),
    /// A part of a subscription was paid.
    INVOICE('F'),
    /// Money went back to the payer, or a bank took it for them.
    CREDIT_NOTE('A'),
    /// Money that had gone back came back to us: its credit note no longer counts.
    CANCELLATION('C');

    private final char series;

    DocumentKind(char series) {
        this.series = series;
    }

    /// The letter that its numbers begin with.
    public char series() {
        return series;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it says that something was paid, and so does not refer to another document.
    public boolean isOriginal() {
        return this == RECEIPT || this == INVOICE;
    }

    public static DocumentKind of(PaymentPurpose purpose) {
        return switch (purpose) {
            case DONATION -> RECEIPT;
            case SUBSCRIPTION_PERIOD, SUBSCRIPTION_CHANGE, GIFT -> INVOICE;
        };
    }
}

package org.mecene.payment.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// A payment, as the provider keeps it.
///
/// @param payment Mecene's id; null for that of an invoice
/// @param invoice whose payment it is; null for one that Mecene asked for
/// @param failure why the last attempt was declined; null when it was not
/// @param fee what the provider keeps; null until it was paid
/// @param settledAt null until it was paid
/// @param card with what it was paid; null until it was
record Intent(
        String ref,
        String clientSecret,
        @Nullable UUID payment,
        @Nullable String invoice,
        Money amount,
        IntentStatus status,
        @Nullable String failure,
        @Nullable Money fee,
        @Nullable Instant settledAt,
        @Nullable TestCard card) {
    Intent paid(TestCard payingCard, Instant at) {
        return new Intent(
                ref,
                clientSecret,
                payment,
                invoice,
                amount,
                IntentStatus.SUCCEEDED,
                null,
                Fees.ofPayment(amount),
                at,
                payingCard);
    }

    /// The payer may try again.
    Intent declined(String reason) {
        return new Intent(
                ref, clientSecret, payment, invoice, amount, status, reason, null, null, null);
    }

    @Override
    public String toString() {
        return "Intent[" + ref + "]";
    }
}

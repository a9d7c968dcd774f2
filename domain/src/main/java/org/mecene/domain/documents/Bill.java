package org.mecene.domain.documents;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// What a payment was for, in the words of the context that asked for it.
///
/// @param title of the campaign, or the name of the tier
/// @param payee the name of whom it was paid to; empty when they are gone
/// @param coveredFees what the payer added to cover the platform's share; null for nothing
/// @param payerName of a guest; null for a member, and for a guest who gave none
public record Bill(
        String title, String payee, @Nullable Money coveredFees, @Nullable String payerName) {
    /// Says nothing of whom: it ends up in logs.
    @Override
    public String toString() {
        return "Bill";
    }
}

package org.mecene.payment.sandbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.ProviderFact.RefundState;

/// Money that the provider gives back.
///
/// @param refund Mecene's id; null for one that was made at the provider's own desk
/// @param reason why it failed; null when it did not
record Refund(
        String ref,
        @Nullable UUID refund,
        String payment,
        Money amount,
        RefundState state,
        @Nullable String reason,
        Instant changedAt) {}

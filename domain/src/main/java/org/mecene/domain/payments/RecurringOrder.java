package org.mecene.domain.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;

/// What a provider is asked for: a subscription.
///
/// @param recurring our id, which the provider keeps and tells us with every word about it
/// @param priceRef the provider's name for the price
/// @param trialDays how long nothing is charged at first; 0 for a first charge at once
/// @param discount what is taken off the price at first; null for nothing
public record RecurringOrder(
        UUID recurring,
        UserId payer,
        String priceRef,
        int trialDays,
        @Nullable Discount discount) {}

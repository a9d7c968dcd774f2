package org.mecene.domain.payments;

import java.time.Instant;
import org.mecene.domain.money.Money;

/// What a payment came to at the provider, once it knows (rules.md M8).
///
/// @param fee what the provider kept of it, in the payment's currency
/// @param availableAt from when on the provider lets go of the rest
public record ProviderSettlement(Money fee, Instant availableAt) {}

package org.mecene.domain.payments;

import java.time.Instant;
import org.mecene.domain.money.Money;

/// A payment in the provider's own list.
///
/// @param refunded what was given back of it until now, in all
public record ProviderPayment(String ref, Money amount, Money refunded, Instant settledAt) {}

package org.mecene.domain.payments;

import java.time.Instant;
import org.mecene.domain.money.Money;

/// A payment in the provider's own list.
public record ProviderPayment(String ref, Money amount, Instant settledAt) {}

package org.mecene.domain.payments;

import org.mecene.domain.money.Money;

/// What a provider is asked for: one payment.
///
/// @param payment our id, which the provider keeps and tells us with every word about it
/// @param description what the payer may read on the provider's page
public record PaymentOrder(PaymentId payment, Money amount, String description) {}

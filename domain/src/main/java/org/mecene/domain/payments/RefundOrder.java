package org.mecene.domain.payments;

import org.mecene.domain.money.Money;

/// What a provider is asked for: to give back a payment, or a part of it.
///
/// @param refund our id, which the provider keeps and tells us with every word about it
/// @param paymentRef the provider's name for the payment
public record RefundOrder(RefundId refund, String paymentRef, Money amount) {}

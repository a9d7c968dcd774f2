package org.mecene.domain.payments;

import java.net.URI;

/// What a provider is asked for: a page on which the payer begins a subscription.
///
/// @param successUrl where the page leads when it was paid; that somebody comes there proves
///   nothing (rules.md W12)
/// @param cancelUrl where it leads when the payer gives up
public record CheckoutOrder(RecurringOrder recurring, URI successUrl, URI cancelUrl) {}

/// Payments, the provider behind them, and the double-entry ledger. Knows neither subscriptions nor
/// donations: they know it, and are told of their payments through [PaymentPurposes].
@NullMarked
package org.mecene.domain.payments;

import org.jspecify.annotations.NullMarked;

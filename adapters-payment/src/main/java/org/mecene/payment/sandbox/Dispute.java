package org.mecene.payment.sandbox;

import org.mecene.domain.money.Money;

/// Money that a payer's bank took back.
///
/// @param fee what the provider charges for it
record Dispute(String ref, String payment, Money amount, Money fee) {}

package org.mecene.domain.payments;

import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.Refusal;

public sealed interface PaymentRefusal extends Refusal {
    /// A webhook that did not come from the provider, or too late.
    record UntrustedNotice() implements PaymentRefusal {}

    /// The server does not take this currency.
    record UnsupportedCurrency(String code) implements PaymentRefusal {}

    record BelowMinimum(Money offered, Money minimum) implements PaymentRefusal {}

    /// The sandbox started no payment with this secret.
    record UnknownClientSecret() implements PaymentRefusal {}

    /// The sandbox takes its test cards only.
    record UnknownTestCard() implements PaymentRefusal {}

    /// The payment was finished before.
    record AlreadyPaid() implements PaymentRefusal {}
}

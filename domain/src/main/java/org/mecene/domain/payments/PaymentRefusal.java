package org.mecene.domain.payments;

import org.mecene.domain.money.Money;
import org.mecene.domain.refusal.Refusal;

public sealed interface PaymentRefusal extends Refusal {
    /// A webhook that did not come from the provider, or too late.
    record UntrustedNotice() implements PaymentRefusal {}

    /// The server does not take this currency.
    record UnsupportedCurrency(String code) implements PaymentRefusal {}

    record BelowMinimum(Money offered, Money minimum) implements PaymentRefusal {}

    /// The provider takes no more money for whom it would be (rules.md P9).
    record PayeeStopped() implements PaymentRefusal {}

    /// There is nothing to give back: it was not paid.
    record NotPaid() implements PaymentRefusal {}

    /// The payer's bank looks into a complaint and has the money already (rules.md M17).
    record UnderDispute() implements PaymentRefusal {}

    /// More than what is left of the payment, less what is on its way back (M16).
    record BeyondRest(Money asked, Money rest) implements PaymentRefusal {}

    /// The sandbox started no payment with this secret.
    record UnknownClientSecret() implements PaymentRefusal {}

    /// The sandbox takes its test cards only.
    record UnknownTestCard() implements PaymentRefusal {}

    /// The payment was finished before.
    record AlreadyPaid() implements PaymentRefusal {}
}

package org.mecene.domain.payments;

/// What the provider says when it is asked for another price.
public sealed interface PriceChangeAnswer {
    /// It is changed, or set to change. What was paid for it is told as [ProviderFact.ChangePaid],
    /// and the price in force as [ProviderFact.RecurringChanged].
    record Changed() implements PriceChangeAnswer {}

    /// The card did not pay for it, so everything stays as it was.
    ///
    /// @param reason the card network's word, such as `insufficient_funds`
    record Declined(String reason) implements PriceChangeAnswer {}
}

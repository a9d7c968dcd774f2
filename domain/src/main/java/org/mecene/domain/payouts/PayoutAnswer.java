package org.mecene.domain.payouts;

/// What the provider says when it is asked to pay somebody.
public sealed interface PayoutAnswer {
    /// It is on its way, by the provider's name for it.
    record InTransit(String ref) implements PayoutAnswer {}

    /// The bank has it. It may come back all the same (rules.md P6).
    record Paid(String ref) implements PayoutAnswer {}

    /// Nothing was sent, and under this order nothing will be: what we have at the provider does
    /// not reach. Once it does, a payout that is begun anew is sent.
    record NotYet() implements PayoutAnswer {}

    /// It did not arrive, or came back, and the money is ours to keep again. Also the answer when
    /// the provider does not send it and asking again would not help.
    ///
    /// @param reason the provider's word, such as `account_closed`
    record Failed(String reason) implements PayoutAnswer {}
}

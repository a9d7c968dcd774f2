package org.mecene.domain.payments;

/// What the provider says when it is asked to give money back.
public sealed interface RefundAnswer {
    /// It does, or has done. What becomes of it is told again as [ProviderFact.RefundChanged].
    ///
    /// @param ref the provider's name for the refund
    /// @param state how it stands now
    record Accepted(String ref, ProviderFact.RefundState state) implements RefundAnswer {}

    /// It does not, and asking again would not help: the payment is disputed, or was given back
    /// already.
    ///
    /// @param reason the provider's word, such as `charge_disputed`
    record Declined(String reason) implements RefundAnswer {}
}

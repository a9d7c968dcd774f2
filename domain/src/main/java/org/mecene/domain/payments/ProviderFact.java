package org.mecene.domain.payments;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;

/// What the provider says happened, in the words of Mecene.
///
/// Facts may come twice, late and out of order, and several tell the same (rules.md W2 to W5):
/// whoever applies one looks at the state first.
public sealed interface ProviderFact {
    /// When it happened at the provider.
    Instant at();

    /// A payment that we asked for was paid.
    ///
    /// @param payment our id, as the provider kept it
    /// @param fee what the provider keeps, as far as it knows yet (M8)
    record PaymentSucceeded(PaymentId payment, String ref, Money amount, Money fee, Instant at)
            implements ProviderFact {}

    /// An attempt at a payment that we asked for failed. Another may follow.
    ///
    /// @param reason the provider's word, such as `insufficient_funds`
    record PaymentFailed(PaymentId payment, String ref, String reason, Instant at)
            implements ProviderFact {}

    /// A period of a subscription was paid.
    ///
    /// @param recurring our id, as the provider kept it
    /// @param invoiceRef the provider's name for the bill, which is paid once
    /// @param paymentRef the provider's name for the payment, under which a dispute will come
    record PeriodPaid(
            UUID recurring,
            String invoiceRef,
            String paymentRef,
            Money amount,
            Money fee,
            Instant periodEnd,
            Instant at)
            implements ProviderFact {}

    /// How a subscription stands at the provider.
    ///
    /// @param periodEnd the end of the period that runs, paid or not; null when none does
    record RecurringChanged(
            UUID recurring,
            String ref,
            BillingState state,
            @Nullable Instant periodEnd,
            boolean cancelAtPeriodEnd,
            Instant at)
            implements ProviderFact {}

    /// The payer's bank took money back (funds withdrawn, not an inquiry: M18).
    ///
    /// @param amount what was taken back; may differ from what was paid (M10)
    /// @param fee what the provider charges for it
    record FundsWithdrawn(String paymentRef, String disputeRef, Money amount, Money fee, Instant at)
            implements ProviderFact {}

    /// A subscription's state at the provider, in its eight values (rules.md S1).
    enum BillingState {
        INCOMPLETE,
        INCOMPLETE_EXPIRED,
        TRIALING,
        ACTIVE,
        PAST_DUE,
        UNPAID,
        CANCELED,
        PAUSED
    }
}

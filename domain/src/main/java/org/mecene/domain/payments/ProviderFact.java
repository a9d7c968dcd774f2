package org.mecene.domain.payments;

import java.net.URI;
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

    /// A bank declined a card that its owner tried, or somebody else did. Says nothing of how the
    /// payment stands: what failed is told by itself.
    ///
    /// @param attempt the provider's name for the attempt, which declines are counted once by
    /// @param asked our id of the payment or the subscription, as the provider kept it
    /// @param card null when the provider does not tell it
    record CardDeclined(String attempt, UUID asked, @Nullable CardMark card, Instant at)
            implements ProviderFact {}

    /// A period of a subscription was paid.
    ///
    /// @param recurring our id, as the provider kept it
    /// @param invoiceRef the provider's name for the bill, which is paid once
    /// @param paymentRef the provider's name for the payment, under which refunds and a dispute
    ///   will come
    /// @param amount the price, less what an offer takes off
    record PeriodPaid(
            UUID recurring,
            String invoiceRef,
            String paymentRef,
            Money amount,
            Money fee,
            Instant periodEnd,
            Instant at)
            implements ProviderFact {}

    /// What a change to a dearer price costs for the rest of the running period was paid, or the
    /// first period at a price of another interval (rules.md S11, S12).
    ///
    /// @param recurring our id, as the provider kept it
    /// @param amount what was charged, less what the unused rest of the old period was worth
    /// @param periodEnd the end of the period that runs now
    record ChangePaid(
            UUID recurring,
            String invoiceRef,
            String paymentRef,
            Money amount,
            Money fee,
            Instant periodEnd,
            Instant at)
            implements ProviderFact {}

    /// A renewal waits for the payer, whose bank wants to hear from them. No failure (rules.md
    /// S13).
    ///
    /// @param recurring our id, as the provider kept it
    /// @param link where the payer can do so, at the provider; null when it has no such page
    record PaymentActionNeeded(UUID recurring, String invoiceRef, @Nullable URI link, Instant at)
            implements ProviderFact {}

    /// How a subscription stands at the provider.
    ///
    /// @param priceRef the provider's name for the price that is in force; null when it does not
    ///   say
    /// @param periodEnd the end of the period that runs, paid or not; null when none does
    record RecurringChanged(
            UUID recurring,
            String ref,
            @Nullable String priceRef,
            BillingState state,
            @Nullable Instant periodEnd,
            boolean cancelAtPeriodEnd,
            Instant at)
            implements ProviderFact {}

    /// The page on which a first payment was awaited closed, and nothing was paid on it or can be.
    ///
    /// @param recurring our id, as the provider kept it
    record PageClosed(UUID recurring, Instant at) implements ProviderFact {}

    /// The payer's bank took money back (funds withdrawn, not an inquiry: M18).
    ///
    /// @param amount what was taken back; may differ from what was paid (M10)
    /// @param fee what the provider charges for it
    record FundsWithdrawn(String paymentRef, String disputeRef, Money amount, Money fee, Instant at)
            implements ProviderFact {}

    /// A bank gave back what it had taken, because the complaint was decided for us.
    ///
    /// @param fee what the provider gives back of its charge for the complaint; zero for nothing
    record FundsReinstated(
            String paymentRef, String disputeRef, Money amount, Money fee, Instant at)
            implements ProviderFact {}

    /// A complaint was decided for the payer: what the bank took is lost.
    record DisputeLost(String paymentRef, String disputeRef, Instant at) implements ProviderFact {}

    /// How one refund stands at the provider, whoever asked for it. Where the provider tells a sum
    /// of several refunds, its adapter asks for each of them (rules.md M14).
    ///
    /// @param refund our id, as the provider kept it; null for one that somebody made at the
    ///   provider's own desk
    /// @param ref the provider's name for the refund
    /// @param reason why it failed, in the provider's word; null when it did not
    record RefundChanged(
            @Nullable RefundId refund,
            String ref,
            String paymentRef,
            Money amount,
            RefundState state,
            @Nullable String reason,
            Instant at)
            implements ProviderFact {}

    /// There is something new about the account to which somebody is paid.
    ///
    /// @param accountRef the provider's name for the account
    record PayoutAccountTold(String accountRef, Instant at) implements ProviderFact {}

    /// There is something new about a payout.
    ///
    /// @param payout our id, as the provider kept it
    /// @param accountRef the provider's name for the account that the notice came from
    record PayoutTold(UUID payout, String accountRef, Instant at) implements ProviderFact {}

    /// A refund's state at the provider (rules.md M15).
    enum RefundState {
        /// Asked for; the money is not on its way yet, for lack of a balance, or of an answer.
        PENDING,
        SUCCEEDED,
        /// The money came back or never left. Also after it was said to have succeeded.
        FAILED
    }

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

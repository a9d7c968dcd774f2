package org.mecene.domain.payments;

/// What the context that sells subscriptions does with the provider's word about one. Called inside
/// a transaction.
public interface RecurringFacts {
    /// @return false when the provider speaks of a subscription that we do not know
    boolean apply(ProviderFact.PeriodPaid fact);

    /// @return false when the provider speaks of a subscription that we do not know
    boolean apply(ProviderFact.ChangePaid fact);

    /// @return false when the provider speaks of a subscription that we do not know
    boolean apply(ProviderFact.PaymentActionNeeded fact);

    /// @return false when the provider speaks of a subscription that we do not know
    boolean apply(ProviderFact.RecurringChanged fact);

    /// @return false when the provider speaks of a subscription that we do not know
    boolean apply(ProviderFact.PageClosed fact);
}

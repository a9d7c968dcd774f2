package org.mecene.domain.payments;

/// What the context that pays people does with the provider's word about that. Called inside a
/// transaction. Such a word is an occasion to look and no more, so it says nothing of how things
/// stand.
public interface PayoutFacts {
    void apply(ProviderFact.PayoutAccountTold fact);

    /// @return false when the provider speaks of a payout that we do not know, or of one that is
    ///   another account's (rules.md W14)
    boolean apply(ProviderFact.PayoutTold fact);
}

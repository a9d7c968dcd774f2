package org.mecene.domain.payments;

import java.util.Locale;

/// The kinds of account in the books. A balance is the sum of its postings: money that we have or
/// are owed counts up, money that we owe or earned counts down.
public enum AccountKind {
    /// Money at the provider.
    PROVIDER_CLEARING(false),
    /// What the provider kept.
    PROVIDER_FEES(false),
    /// Our revenue.
    PLATFORM_FEES(false),
    /// What a creator earned and the provider has not released yet.
    CREATOR_PENDING(true),
    /// What a creator, or the owner of a campaign, may be paid.
    CREATOR_AVAILABLE(true),
    /// What a campaign received and its owner may not be paid yet.
    CAMPAIGN_HELD(true),
    /// On its way to a bank.
    PAYOUTS_IN_TRANSIT(false),
    /// Taken back by payers' banks while they look into complaints.
    DISPUTES(false),
    /// Lost for good.
    WRITE_OFFS(false);

    private final boolean owned;

    AccountKind(boolean owned) {
        this.owned = owned;
    }

    /// Whether there is one such account for each owner; otherwise there is one in all.
    public boolean isOwned() {
        return owned;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package org.mecene.domain.funding;

import java.time.Duration;
import org.mecene.domain.refusal.Refusal;

public sealed interface FundingRefusal extends Refusal {
    /// The campaign waits for review, or is over: it cannot be changed.
    record NotEditable(CampaignStatus status) implements FundingRefusal {}

    /// Goal, currency, end and funding model stay as they are once donations may come (rules.md
    /// C9).
    record FixedOnceActive() implements FundingRefusal {}

    /// This move is not possible from where the campaign stands.
    record NotPossibleNow(CampaignStatus status) implements FundingRefusal {}

    /// The end has passed, or comes sooner than the shortest campaign takes.
    record EndsTooSoon(Duration shortest) implements FundingRefusal {}

    /// The campaign does not take donations now.
    record NotTakingDonations(CampaignStatus status) implements FundingRefusal {}

    /// Nobody gives to their own campaign (P14).
    record DonatingToOneself() implements FundingRefusal {}

    /// Another category has this slug.
    record SlugTaken(Slug slug) implements FundingRefusal {}

    /// There are as many categories as there may be.
    record TooManyCategories(int max) implements FundingRefusal {}
}

package org.mecene.domain.funding;

import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.DomainEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;

public sealed interface FundingEvent extends DomainEvent {
    /// @param reason why it was rejected; null otherwise
    record CampaignReviewed(
            CampaignId campaign, UserId owner, boolean approved, @Nullable String reason)
            implements FundingEvent {}

    record DonationReceived(DonationId donation, CampaignId campaign, UserId owner)
            implements FundingEvent {}

    /// A donor got money back.
    ///
    /// @param amount what went back this time
    record DonationRefunded(DonationId donation, CampaignId campaign, Money amount)
            implements FundingEvent {}

    record GoalReached(CampaignId campaign, UserId owner) implements FundingEvent {}

    record CampaignEnded(CampaignId campaign, UserId owner, boolean succeeded)
            implements FundingEvent {}
}

package org.mecene.domain.funding;

import org.mecene.domain.money.Money;
import org.mecene.domain.users.PersonCard;

/// A campaign as it is shown.
///
/// @param raised what was paid, less what was given back or taken back
/// @param donorCount how many different people gave; a member by account, a guest by address
public record CampaignCard(
        Campaign campaign,
        PersonCard owner,
        Category category,
        Money raised,
        long donationCount,
        long donorCount) {
    /// Whether the goal is reached, which a refund later does not take back (rules.md C6).
    public boolean isFunded() {
        return campaign.standing().goalReachedAt() != null
                || !raised.isLessThan(campaign.pitch().goal());
    }
}

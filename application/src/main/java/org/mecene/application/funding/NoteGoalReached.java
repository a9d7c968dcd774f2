package org.mecene.application.funding;

import java.time.InstantSource;
import org.mecene.application.notifications.EventHandler;
import org.mecene.domain.events.Events;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.FundingEvent.DonationReceived;
import org.mecene.domain.funding.FundingEvent.GoalReached;

/// Notices that a campaign reached its goal. Done after the donation was committed, because of two
/// donations that are booked at the same moment neither sees the other; whichever event is handled
/// last sees both (rules.md C4). What comes after the verdict does not change it any more (C6).
public final class NoteGoalReached implements EventHandler {
    private final Campaigns campaigns;
    private final Events events;
    private final InstantSource clock;

    public NoteGoalReached(Campaigns campaigns, Events events, InstantSource clock) {
        this.campaigns = campaigns;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof DonationReceived(_, var campaign, var owner)
                && isUndecided(campaign)
                && campaigns.markGoalReached(campaign, clock.instant())) {
            events.publish(new GoalReached(campaign, owner));
        }
    }

    private boolean isUndecided(CampaignId id) {
        return campaigns
                .find(id)
                .filter(campaign -> campaign.standing().endedAt() == null)
                .isPresent();
    }
}

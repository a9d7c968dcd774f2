package org.mecene.application.funding;

import java.time.Instant;
import org.mecene.domain.events.Events;
import org.mecene.domain.funding.CampaignStatus;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.FundingEvent.CampaignEnded;
import org.mecene.domain.platform.Job;
import org.mecene.domain.transactions.Transactions;

/// Speaks the verdict over campaigns whose end has come, from what was paid and nothing cached
/// (rules.md C1, C20).
public final class EndCampaigns implements Job {
    private static final int BATCH = 50;

    private final Transactions transactions;
    private final Campaigns campaigns;
    private final Events events;

    public EndCampaigns(Transactions transactions, Campaigns campaigns, Events events) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.events = events;
    }

    @Override
    public String name() {
        return "end-campaigns";
    }

    @Override
    public int run(Instant now) {
        return transactions.call(() -> {
            var due = campaigns.ended(now, BATCH);
            for (var campaign : due) {
                var ended = campaign.ended(campaigns.raised(campaign.id()), now);
                campaigns.save(ended);
                var succeeded = ended.status() == CampaignStatus.SUCCEEDED;
                events.publish(new CampaignEnded(ended.id(), ended.owner(), succeeded));
            }
            return due.size();
        });
    }
}

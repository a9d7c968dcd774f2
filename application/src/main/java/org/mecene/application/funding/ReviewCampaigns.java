package org.mecene.application.funding;

import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.FundingEvent.CampaignReviewed;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Decides on campaigns that were handed in.
public final class ReviewCampaigns {
    private final Transactions transactions;
    private final Campaigns campaigns;
    private final SettingsStore settings;
    private final Events events;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public ReviewCampaigns(
            Transactions transactions,
            Campaigns campaigns,
            SettingsStore settings,
            Events events,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.campaigns = campaigns;
        this.settings = settings;
        this.events = events;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// Lets a campaign take donations, under the platform's share of today.
    ///
    /// @throws Refused with `NotPermitted`, `NotFound` or a [FundingRefusal]
    public void approve(Actor actor, CampaignId id) {
        decide(actor, id, null);
    }

    /// Sends a campaign back to its owner.
    ///
    /// @throws Refused with `NotPermitted`, `NotFound` or a [FundingRefusal]
    public void reject(Actor actor, CampaignId id, String reason) {
        decide(actor, id, reason);
    }

    private void decide(Actor actor, CampaignId id, @Nullable String rejection) {
        var moderator = actor.requireModerator().id();
        transactions.run(() -> {
            var now = clock.instant();
            var campaign =
                    campaigns
                            .findForUpdate(id)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.CAMPAIGN));
            var decided =
                    rejection == null
                            ? campaign.approved(settings.current().platformFee(), now)
                            : campaign.rejected(rejection);
            campaigns.save(decided);
            events.publish(
                    new CampaignReviewed(id, campaign.owner(), rejection == null, rejection));
            var action = rejection == null ? "campaign.approve" : "campaign.reject";
            auditLog.add(
                    new AuditLog.Entry(
                            ids.next(),
                            now,
                            moderator,
                            action,
                            id.value(),
                            Map.of(
                                    "before", campaign.status().wire(),
                                    "after", decided.status().wire())));
        });
    }
}

package org.mecene.application.funding;

import java.util.Optional;
import org.mecene.domain.funding.Campaign;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaRights;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// Who may see which campaign: everybody one that was approved, its owner and moderators the others
/// too. While its owner is shut out nobody sees it, so that it takes no donations either (rules.md
/// O4).
public final class CampaignSight implements MediaRights {
    private final Campaigns campaigns;

    private final Users users;

    public CampaignSight(Campaigns campaigns, Users users) {
        this.campaigns = campaigns;
        this.users = users;
    }

    /// @throws Refused with `NotFound` when there is no such campaign, or the viewer may not know
    ///   of it
    public Campaign requireVisible(Actor actor, CampaignId id) {
        return campaigns
                .find(id)
                .filter(campaign -> maySee(actor, campaign) && hasActiveOwner(campaign))
                .orElseThrow(() -> CommonRefusal.notFound(Thing.CAMPAIGN));
    }

    private boolean hasActiveOwner(Campaign campaign) {
        return users.find(campaign.owner())
                .filter(owner -> owner.status() == User.Status.ACTIVE)
                .isPresent();
    }

    static boolean maySee(Actor actor, Campaign campaign) {
        return campaign.status().isPublic()
                || actor.isUser(campaign.owner())
                || actor.isModerator();
    }

    @Override
    public Optional<Sight> sightOf(MediaId media, Actor viewer) {
        return campaigns.shows(media, viewer) ? Optional.of(Sight.FULL) : Optional.empty();
    }
}

package org.mecene.application.funding;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.MediaView;
import org.mecene.domain.funding.CampaignCard;
import org.mecene.domain.funding.CampaignFilter;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.Campaigns;
import org.mecene.domain.funding.Slug;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.media.MediaId;
import org.mecene.domain.media.MediaItem;
import org.mecene.domain.media.MediaRights.Sight;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;

/// Reads campaigns, one or many.
public final class ReadCampaigns {
    private final Campaigns campaigns;
    private final MediaLinks links;
    private final InstantSource clock;

    public ReadCampaigns(Campaigns campaigns, MediaLinks links, InstantSource clock) {
        this.campaigns = campaigns;
        this.links = links;
        this.clock = clock;
    }

    /// @throws Refused with `NotFound` when there is no such campaign, or the viewer may not know
    ///   of it
    public CampaignView show(Actor actor, CampaignId id) {
        return show(actor, campaigns.show(id));
    }

    /// @throws Refused with `NotFound` when there is no such campaign, or the viewer may not know
    ///   of it
    public CampaignView show(Actor actor, Slug slug) {
        return show(actor, campaigns.show(slug));
    }

    /// Campaigns that everybody may see. A filter for those that not everybody may see needs the
    /// right to: a moderator's, or the owner's over their own.
    public Page<CampaignView> list(Actor actor, CampaignFilter filter, PageRequest page) {
        var status = filter.status();
        if (status != null && !status.isPublic() && !actor.isModerator()) {
            var owner = filter.owner();
            if (owner == null || !actor.isUser(owner)) {
                throw CommonRefusal.notPermitted();
            }
        }
        return views(campaigns.list(filter, page, clock.instant()));
    }

    /// The caller's own campaigns, wherever they stand.
    public Page<CampaignView> own(Actor actor, PageRequest page) {
        return views(campaigns.ofOwner(actor.requireSignedIn().id(), page));
    }

    private CampaignView show(Actor actor, Optional<CampaignCard> found) {
        var card =
                found.filter(shown -> CampaignSight.maySee(actor, shown.campaign()))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.CAMPAIGN));
        return view(card, links.load(pictures(card).toList()));
    }

    private Page<CampaignView> views(Page<CampaignCard> cards) {
        var loaded = links.load(cards.items().stream().flatMap(ReadCampaigns::pictures).toList());
        return cards.map(card -> view(card, loaded));
    }

    private CampaignView view(CampaignCard card, Map<MediaId, MediaItem> loaded) {
        var pitch = card.campaign().pitch();
        var cover =
                pitch.cover() == null
                        ? List.<MediaView>of()
                        : links.views(List.of(pitch.cover()), loaded, Sight.FULL);
        return new CampaignView(
                card,
                links.avatar(card.owner().avatar()),
                cover.isEmpty() ? null : cover.getFirst(),
                links.views(pitch.media(), loaded, Sight.FULL),
                clock.instant());
    }

    private static Stream<MediaId> pictures(CampaignCard card) {
        var pitch = card.campaign().pitch();
        return Stream.concat(Stream.ofNullable(pitch.cover()), pitch.media().stream());
    }
}

package org.mecene.application.funding;

import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.Donations;
import org.mecene.domain.funding.Donor;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;

/// Reads donations. Who gave an anonymous one is known to the donor and to administrators only, in
/// every list and every detail (rules.md C17); [#knowsDonor] says so, and whoever renders a
/// donation asks it.
public final class ReadDonations {
    private final Donations donations;
    private final CampaignSight sight;

    public ReadDonations(Donations donations, CampaignSight sight) {
        this.donations = donations;
        this.sight = sight;
    }

    /// What a campaign received, newest first.
    ///
    /// @throws Refused with `NotFound` when the viewer may not know of the campaign
    public Page<Donations.Card> ofCampaign(Actor actor, CampaignId campaign, PageRequest page) {
        sight.requireVisible(actor, campaign);
        return donations.ofCampaign(campaign, page);
    }

    /// What the caller gave or tried to, anonymous gifts included.
    public Page<Donations.Card> own(Actor actor, PageRequest page) {
        return donations.ofDonor(actor.requireSignedIn().id(), page);
    }

    /// @throws Refused with `NotFound` for anybody but the donor, the campaign's owner and
    ///   administrators
    public Donations.Card show(Actor actor, DonationId id) {
        actor.requireSignedIn();
        return donations
                .show(id)
                .filter(card -> knowsCharge(actor, card))
                .orElseThrow(() -> CommonRefusal.notFound(Thing.DONATION));
    }

    /// Whether the viewer may know who gave.
    public static boolean knowsDonor(Actor viewer, Donations.Card card) {
        return !card.donation().gift().anonymous() || isDonor(viewer, card) || viewer.isAdmin();
    }

    /// Whether the viewer may know what was charged: with the amount it tells who covers the fee.
    public static boolean knowsCharge(Actor viewer, Donations.Card card) {
        return isDonor(viewer, card) || viewer.isUser(card.owner()) || viewer.isAdmin();
    }

    private static boolean isDonor(Actor actor, Donations.Card card) {
        return card.donation().donor() instanceof Donor.Member(var user) && actor.isUser(user);
    }
}

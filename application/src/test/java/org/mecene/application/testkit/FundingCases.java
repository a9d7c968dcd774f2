package org.mecene.application.testkit;

import org.mecene.application.funding.CampaignSight;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.EndCampaigns;
import org.mecene.application.funding.GiveBackDonations;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.NoteGoalReached;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.SettleDonations;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.OwnMedia;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of campaigns and donations.
public final class FundingCases {
    public final WriteCampaigns writeCampaigns;
    public final ReviewCampaigns reviewCampaigns;
    public final ReadCampaigns readCampaigns;
    public final Donate donate;
    public final ReadDonations readDonations;
    public final SettleDonations settleDonations;
    public final EndCampaigns endCampaigns;
    public final NoteGoalReached noteGoalReached;
    final GiveBackDonations giveBackDonations;
    public final ManageCategories manageCategories;

    FundingCases(InMemoryPorts ports, Outside outside, ContentCases content, RefundCases refunds) {
        var transactions = ports.transactions();
        var campaigns = ports.campaigns();
        var ids = ports.ids();
        var clock = ports.clock();
        var sight = new CampaignSight(campaigns, ports.users());
        writeCampaigns =
                new WriteCampaigns(
                        transactions,
                        campaigns,
                        ports.categories(),
                        new OwnMedia(ports.mediaItems()),
                        ports.settings(),
                        ids,
                        clock);
        reviewCampaigns =
                new ReviewCampaigns(
                        transactions,
                        campaigns,
                        ports.settings(),
                        ports.events(),
                        ports.auditLog(),
                        ids,
                        clock);
        readCampaigns = new ReadCampaigns(campaigns, content.links, clock);
        donate =
                new Donate(
                        transactions,
                        sight,
                        ports.donations(),
                        ports.payments(),
                        outside.gateway(),
                        ports.payoutAccounts(),
                        Limits.over(ports),
                        ports.settings(),
                        ids,
                        clock);
        readDonations = new ReadDonations(ports.donations(), sight);
        settleDonations =
                new SettleDonations(
                        ports.donations(),
                        campaigns,
                        ports.ledger(),
                        refunds.askRefunds,
                        ports.events(),
                        ids,
                        clock);
        endCampaigns = new EndCampaigns(transactions, campaigns, ports.events());
        giveBackDonations =
                new GiveBackDonations(
                        transactions,
                        campaigns,
                        ports.donations(),
                        ports.payments(),
                        refunds.askRefunds);
        noteGoalReached = new NoteGoalReached(campaigns, ports.events(), clock);
        manageCategories =
                new ManageCategories(
                        transactions, ports.categories(), ports.auditLog(), ids, clock);
    }
}

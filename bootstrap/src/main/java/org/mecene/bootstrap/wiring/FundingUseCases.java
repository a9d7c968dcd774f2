package org.mecene.bootstrap.wiring;

import org.mecene.application.funding.CampaignSight;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.GiveBackDonations;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.RefundDonations;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.payments.RefundPayments;
import org.mecene.rest.server.Wiring;

/// Campaigns and donations.
record FundingUseCases(
        ManageCategories manageCategories,
        WriteCampaigns writeCampaigns,
        ReviewCampaigns reviewCampaigns,
        ReadCampaigns readCampaigns,
        Donate donate,
        ReadDonations readDonations,
        GiveBackDonations giveBackDonations,
        RefundDonations refundDonations) {
    static FundingUseCases of(Parts parts, Settlement settlement, RefundPayments refundPayments) {
        var kept = parts.kept();
        var transactions = kept.database();
        var gateway = parts.outside().gateway();
        var ids = parts.ids();
        var clock = parts.clock();
        var sight = new CampaignSight(kept.campaigns(), kept.users());
        var readDonations = new ReadDonations(kept.donations(), sight);
        return new FundingUseCases(
                new ManageCategories(transactions, kept.categories(), kept.auditLog(), ids, clock),
                new WriteCampaigns(
                        transactions,
                        kept.campaigns(),
                        kept.categories(),
                        new OwnMedia(kept.mediaItems()),
                        kept.settings(),
                        ids,
                        clock),
                new ReviewCampaigns(
                        transactions,
                        kept.campaigns(),
                        kept.settings(),
                        kept.outbox(),
                        kept.auditLog(),
                        ids,
                        clock),
                new ReadCampaigns(
                        kept.campaigns(),
                        new MediaLinks(kept.mediaItems(), parts.outside().mediaStore()),
                        clock),
                new Donate(
                        transactions,
                        sight,
                        kept.donations(),
                        kept.payments(),
                        gateway,
                        kept.payoutAccounts(),
                        parts.paymentLimits(),
                        kept.settings(),
                        ids,
                        clock),
                readDonations,
                new GiveBackDonations(
                        transactions,
                        kept.campaigns(),
                        kept.donations(),
                        kept.payments(),
                        settlement.askRefunds()),
                new RefundDonations(readDonations, refundPayments));
    }

    void addTo(Wiring wiring) {
        wiring.with(manageCategories)
                .with(writeCampaigns)
                .with(reviewCampaigns)
                .with(readCampaigns)
                .with(donate)
                .with(readDonations)
                .with(refundDonations);
    }
}

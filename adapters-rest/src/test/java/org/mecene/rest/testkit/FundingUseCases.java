package org.mecene.rest.testkit;

import org.mecene.application.funding.CampaignSight;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.RefundDonations;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.rest.server.Wiring;

/// Campaigns and donations.
record FundingUseCases(
        InMemoryPorts ports,
        FakePaymentGateway gateway,
        MediaLinks links,
        OwnMedia ownMedia,
        CampaignSight sight,
        AskRefunds askRefunds,
        SendRefunds sendRefunds,
        PaymentLimits limits) {
    void addTo(Wiring wiring) {
        var readDonations = new ReadDonations(ports.donations(), sight);
        var refundPayments =
                new RefundPayments(
                        ports.transactions(),
                        askRefunds,
                        sendRefunds,
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        wiring.with(
                        new ManageCategories(
                                ports.transactions(),
                                ports.categories(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ReadCampaigns(ports.campaigns(), links, ports.clock()))
                .with(
                        new WriteCampaigns(
                                ports.transactions(),
                                ports.campaigns(),
                                ports.categories(),
                                ownMedia,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new ReviewCampaigns(
                                ports.transactions(),
                                ports.campaigns(),
                                ports.settings(),
                                ports.events(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new Donate(
                                ports.transactions(),
                                sight,
                                ports.donations(),
                                ports.payments(),
                                gateway,
                                ports.payoutAccounts(),
                                limits,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(readDonations)
                .with(refundPayments)
                .with(new RefundDonations(readDonations, refundPayments));
    }
}

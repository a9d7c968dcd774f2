package org.mecene.bootstrap.wiring;

import org.mecene.application.funding.CampaignSight;
import org.mecene.application.funding.Donate;
import org.mecene.application.funding.GiveBackDonations;
import org.mecene.application.funding.ManageCategories;
import org.mecene.application.funding.ReadBalance;
import org.mecene.application.funding.ReadCampaigns;
import org.mecene.application.funding.ReadDonations;
import org.mecene.application.funding.RefundDonations;
import org.mecene.application.funding.ReviewCampaigns;
import org.mecene.application.funding.WriteCampaigns;
import org.mecene.application.media.MediaLinks;
import org.mecene.application.media.OwnMedia;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.OpenBillingPortal;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.subscriptions.TierPrices;
import org.mecene.application.users.Creators;

/// Tiers and subscriptions, campaigns and donations, and the books of both.
record MoneyUseCases(
        OfferTiers offerTiers,
        Subscribe subscribe,
        RunSubscriptions runSubscriptions,
        ChangeTier changeTier,
        OpenBillingPortal openBillingPortal,
        ManageCategories manageCategories,
        WriteCampaigns writeCampaigns,
        ReviewCampaigns reviewCampaigns,
        ReadCampaigns readCampaigns,
        Donate donate,
        ReadDonations readDonations,
        SendRefunds sendRefunds,
        GiveBackDonations giveBackDonations,
        RefundPayments refundPayments,
        RefundDonations refundDonations,
        ReceiveNotice receiveNotice,
        ApplyNotices applyNotices,
        CheckBooks checkBooks,
        Reconcile reconcile,
        ReadPayments readPayments,
        ReadBalance readBalance,
        FailedNotices failedNotices,
        ShowPaymentConfiguration showPaymentConfiguration,
        ChangeSettings changeSettings,
        ReplayFailedWork replayFailedWork) {
    static MoneyUseCases of(Parts parts) {
        var kept = parts.kept();
        var transactions = kept.database();
        var gateway = parts.outside().gateway();
        var ids = parts.ids();
        var clock = parts.clock();
        var creators = new Creators(kept.users());
        var prices = new TierPrices(transactions, kept.tiers(), gateway);
        var sight = new CampaignSight(kept.campaigns(), kept.users());
        var settlement = Settlement.of(parts);
        var readDonations = new ReadDonations(kept.donations(), sight);
        var refundPayments =
                new RefundPayments(
                        transactions,
                        settlement.askRefunds(),
                        settlement.sendRefunds(),
                        kept.auditLog(),
                        ids,
                        clock);
        return new MoneyUseCases(
                new OfferTiers(
                        transactions,
                        kept.tiers(),
                        kept.users(),
                        creators,
                        prices,
                        kept.settings(),
                        ids,
                        clock),
                new Subscribe(
                        transactions,
                        kept.tiers(),
                        kept.subscriptions(),
                        creators,
                        prices,
                        gateway,
                        kept.settings(),
                        ids,
                        clock),
                new RunSubscriptions(
                        transactions, kept.subscriptions(), gateway, kept.outbox(), clock),
                new ChangeTier(
                        transactions,
                        kept.tiers(),
                        kept.subscriptions(),
                        creators,
                        prices,
                        gateway,
                        kept.settings(),
                        kept.outbox(),
                        ids,
                        clock),
                new OpenBillingPortal(gateway),
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
                        kept.settings(),
                        ids,
                        clock),
                readDonations,
                settlement.sendRefunds(),
                new GiveBackDonations(
                        transactions,
                        kept.campaigns(),
                        kept.donations(),
                        kept.payments(),
                        settlement.askRefunds()),
                refundPayments,
                new RefundDonations(readDonations, refundPayments),
                new ReceiveNotice(gateway, kept.noticeInbox(), ids, clock),
                new ApplyNotices(kept.noticeInbox(), gateway, settlement.applyFact(), transactions),
                new CheckBooks(kept.ledger(), gateway, clock),
                new Reconcile(
                        transactions,
                        kept.ledger(),
                        kept.reconciliations(),
                        gateway,
                        settlement.applyFact(),
                        ids,
                        clock),
                new ReadPayments(kept.payments(), kept.refunds()),
                new ReadBalance(kept.campaigns(), kept.ledger()),
                new FailedNotices(transactions, kept.noticeInbox(), kept.auditLog(), ids, clock),
                new ShowPaymentConfiguration(gateway, kept.settings()),
                new ChangeSettings(transactions, kept.settings(), kept.auditLog(), ids, clock),
                new ReplayFailedWork(transactions, kept.failedWork(), kept.auditLog(), ids, clock));
    }
}

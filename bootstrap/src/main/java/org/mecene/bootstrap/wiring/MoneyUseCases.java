package org.mecene.bootstrap.wiring;

import java.util.List;
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
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.ReleasePayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.OpenBillingPortal;
import org.mecene.application.subscriptions.RedeemGifts;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.subscriptions.TakeOffers;
import org.mecene.application.subscriptions.TierPrices;
import org.mecene.application.users.Creators;

/// Tiers and subscriptions, campaigns and donations, and the books of both.
record MoneyUseCases(
        OfferTiers offerTiers,
        Subscribe subscribe,
        MakeOffers makeOffers,
        RunSubscriptions runSubscriptions,
        GiveAccess giveAccess,
        GiveSubscriptions giveSubscriptions,
        RedeemGifts redeemGifts,
        ChangeTier changeTier,
        OpenBillingPortal openBillingPortal,
        ManageCategories manageCategories,
        WriteCampaigns writeCampaigns,
        ReviewCampaigns reviewCampaigns,
        ReadCampaigns readCampaigns,
        Donate donate,
        ReadDonations readDonations,
        SendRefunds sendRefunds,
        ReleasePayments releasePayments,
        GiveBackDonations giveBackDonations,
        RefundPayments refundPayments,
        RefundDonations refundDonations,
        ReceiveNotice receiveNotice,
        ApplyNotices applyNotices,
        CheckBooks checkBooks,
        Reconcile reconcile,
        ReadPayments readPayments,
        PayoutUseCases payouts,
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
        var payouts = PayoutUseCases.of(parts);
        var readDonations = new ReadDonations(kept.donations(), sight);
        var refundPayments =
                new RefundPayments(
                        transactions,
                        settlement.askRefunds(),
                        settlement.sendRefunds(),
                        kept.auditLog(),
                        ids,
                        clock);
        var limits = new PaymentLimits(parts.declines(), parts.origins(), clock);
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
                        kept.payoutAccounts(),
                        limits,
                        kept.settings(),
                        new TakeOffers(kept.offers(), kept.subscriptions(), clock),
                        ids,
                        clock),
                new MakeOffers(
                        transactions,
                        kept.tiers(),
                        kept.offers(),
                        parts.keys().secrets(),
                        ids,
                        clock),
                new RunSubscriptions(
                        transactions, kept.subscriptions(), gateway, kept.outbox(), clock),
                new GiveAccess(
                        transactions,
                        kept.tiers(),
                        kept.subscriptions(),
                        kept.users(),
                        kept.outbox(),
                        ids,
                        clock),
                new GiveSubscriptions(
                        transactions,
                        kept.tiers(),
                        kept.gifts(),
                        creators,
                        kept.payments(),
                        gateway,
                        kept.payoutAccounts(),
                        parts.keys().mailSecrets(),
                        settlement.askRefunds(),
                        settlement.sendRefunds(),
                        limits,
                        kept.settings(),
                        ids,
                        clock),
                new RedeemGifts(
                        transactions,
                        kept.gifts(),
                        kept.subscriptions(),
                        creators,
                        kept.outbox(),
                        ids,
                        clock),
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
                        kept.payoutAccounts(),
                        limits,
                        kept.settings(),
                        ids,
                        clock),
                readDonations,
                settlement.sendRefunds(),
                settlement.releasePayments(),
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
                new CheckBooks(kept.ledger(), gateway, List.of(payouts.compare()), clock),
                new Reconcile(
                        transactions,
                        kept.ledger(),
                        kept.reconciliations(),
                        gateway,
                        settlement.applyFact(),
                        kept.auditLog(),
                        List.of(payouts.compare()),
                        ids,
                        clock),
                new ReadPayments(kept.payments(), kept.refunds(), kept.documents()),
                payouts,
                new FailedNotices(transactions, kept.noticeInbox(), kept.auditLog(), ids, clock),
                new ShowPaymentConfiguration(gateway, kept.settings()),
                new ChangeSettings(transactions, kept.settings(), kept.auditLog(), ids, clock),
                new ReplayFailedWork(transactions, kept.failedWork(), kept.auditLog(), ids, clock));
    }
}

package org.mecene.bootstrap.wiring;

import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.application.subscriptions.GiveSubscriptions;
import org.mecene.application.subscriptions.GiveUpUnpaid;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.OpenBillingPortal;
import org.mecene.application.subscriptions.RedeemGifts;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.subscriptions.TakeOffers;
import org.mecene.application.subscriptions.TierPrices;
import org.mecene.application.users.Creators;
import org.mecene.rest.server.Wiring;

/// Tiers, subscriptions, gifts and offers.
record SubscriptionUseCases(
        OfferTiers offerTiers,
        Subscribe subscribe,
        MakeOffers makeOffers,
        RunSubscriptions runSubscriptions,
        GiveUpUnpaid giveUpUnpaid,
        ChangeTier changeTier,
        OpenBillingPortal openBillingPortal,
        GiveAccess giveAccess,
        GiveSubscriptions giveSubscriptions,
        RedeemGifts redeemGifts) {
    static SubscriptionUseCases of(Parts parts, Settlement settlement) {
        var kept = parts.kept();
        var transactions = kept.database();
        var gateway = parts.outside().gateway();
        var ids = parts.ids();
        var clock = parts.clock();
        var creators = new Creators(kept.users());
        var prices = new TierPrices(transactions, kept.tiers(), gateway);
        var giveUpUnpaid =
                new GiveUpUnpaid(
                        transactions,
                        kept.subscriptions(),
                        kept.payments(),
                        settlement.askRefunds(),
                        gateway,
                        kept.outbox(),
                        clock);
        return new SubscriptionUseCases(
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
                        parts.paymentLimits(),
                        kept.settings(),
                        new TakeOffers(kept.offers(), kept.subscriptions(), kept.trials(), clock),
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
                        transactions,
                        kept.subscriptions(),
                        kept.tierChanges(),
                        gateway,
                        giveUpUnpaid,
                        kept.outbox(),
                        clock),
                giveUpUnpaid,
                new ChangeTier(
                        transactions,
                        kept.tiers(),
                        kept.subscriptions(),
                        kept.tierChanges(),
                        creators,
                        prices,
                        gateway,
                        kept.settings(),
                        kept.outbox(),
                        ids,
                        clock),
                new OpenBillingPortal(gateway),
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
                        parts.paymentLimits(),
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
                        clock));
    }

    void addTo(Wiring wiring) {
        wiring.with(offerTiers)
                .with(subscribe)
                .with(makeOffers)
                .with(runSubscriptions)
                .with(changeTier)
                .with(openBillingPortal)
                .with(giveAccess)
                .with(giveSubscriptions)
                .with(redeemGifts);
    }
}

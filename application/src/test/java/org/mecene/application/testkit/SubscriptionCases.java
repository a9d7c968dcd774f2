package org.mecene.application.testkit;

import org.mecene.application.subscriptions.AnnounceRenewals;
import org.mecene.application.subscriptions.ChangeTier;
import org.mecene.application.subscriptions.EndOverdueSubscriptions;
import org.mecene.application.subscriptions.EndSubscriptionsOfLeaving;
import org.mecene.application.subscriptions.ExpireGifts;
import org.mecene.application.subscriptions.FollowProvider;
import org.mecene.application.subscriptions.GiveAccess;
import org.mecene.application.subscriptions.GiveUpUnpaid;
import org.mecene.application.subscriptions.MakeOffers;
import org.mecene.application.subscriptions.OfferTiers;
import org.mecene.application.subscriptions.RedeemGifts;
import org.mecene.application.subscriptions.RunSubscriptions;
import org.mecene.application.subscriptions.SettleGifts;
import org.mecene.application.subscriptions.SettleSubscriptions;
import org.mecene.application.subscriptions.StopBilling;
import org.mecene.application.subscriptions.StopRenewalsOfFormerCreators;
import org.mecene.application.subscriptions.Subscribe;
import org.mecene.application.subscriptions.TakeOffers;
import org.mecene.application.subscriptions.TierPrices;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of tiers and subscriptions.
public final class SubscriptionCases {
    public final OfferTiers offerTiers;
    public final Subscribe subscribe;
    public final ChangeTier changeTier;
    public final RunSubscriptions runSubscriptions;
    public final GiveUpUnpaid giveUpUnpaid;
    public final EndOverdueSubscriptions endOverdue;
    public final SettleSubscriptions settleSubscriptions;
    public final FollowProvider followProvider;
    public final StopBilling stopBilling;
    public final EndSubscriptionsOfLeaving endOfLeaving;
    public final MakeOffers makeOffers;
    public final StopRenewalsOfFormerCreators stopRenewals;
    public final AnnounceRenewals announceRenewals;
    public final GiveAccess giveAccess;
    public final RedeemGifts redeemGifts;
    public final SettleGifts settleGifts;
    public final ExpireGifts expireGifts;

    SubscriptionCases(InMemoryPorts ports, Outside outside, UserCases users, RefundCases refunds) {
        var transactions = ports.transactions();
        var prices = new TierPrices(transactions, ports.tiers(), outside.gateway());
        offerTiers =
                new OfferTiers(
                        transactions,
                        ports.tiers(),
                        ports.users(),
                        users.creators,
                        prices,
                        ports.settings(),
                        ports.ids(),
                        ports.clock());
        subscribe =
                new Subscribe(
                        transactions,
                        ports.tiers(),
                        ports.subscriptions(),
                        users.creators,
                        prices,
                        outside.gateway(),
                        ports.payoutAccounts(),
                        Limits.over(ports),
                        ports.settings(),
                        new TakeOffers(
                                ports.offers(),
                                ports.subscriptions(),
                                ports.trials(),
                                ports.clock()),
                        ports.ids(),
                        ports.clock());
        makeOffers =
                new MakeOffers(
                        transactions,
                        ports.tiers(),
                        ports.offers(),
                        outside.secrets(),
                        ports.ids(),
                        ports.clock());
        changeTier =
                new ChangeTier(
                        transactions,
                        ports.tiers(),
                        ports.subscriptions(),
                        ports.tierChanges(),
                        users.creators,
                        prices,
                        outside.gateway(),
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        giveUpUnpaid =
                new GiveUpUnpaid(
                        transactions,
                        ports.subscriptions(),
                        ports.payments(),
                        refunds.askRefunds,
                        outside.gateway(),
                        ports.events(),
                        ports.clock());
        runSubscriptions =
                new RunSubscriptions(
                        transactions,
                        ports.subscriptions(),
                        ports.tierChanges(),
                        outside.gateway(),
                        giveUpUnpaid,
                        ports.events(),
                        ports.clock());
        endOverdue =
                new EndOverdueSubscriptions(
                        transactions,
                        ports.dueSubscriptions(),
                        ports.subscriptions(),
                        ports.settings(),
                        ports.events());
        giveAccess =
                new GiveAccess(
                        transactions,
                        ports.tiers(),
                        ports.subscriptions(),
                        ports.users(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        redeemGifts =
                new RedeemGifts(
                        transactions,
                        ports.gifts(),
                        ports.subscriptions(),
                        users.creators,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        settleGifts =
                new SettleGifts(
                        ports.gifts(),
                        ports.subscriptions(),
                        users.creators,
                        ports.ledger(),
                        refunds.askRefunds,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        expireGifts = new ExpireGifts(transactions, ports.gifts());
        settleSubscriptions =
                new SettleSubscriptions(
                        ports.subscriptions(),
                        ports.payments(),
                        ports.ledger(),
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        followProvider =
                new FollowProvider(
                        ports.subscriptions(),
                        ports.tierChanges(),
                        ports.trials(),
                        ports.payments(),
                        settleSubscriptions,
                        refunds.askRefunds,
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        endOfLeaving =
                new EndSubscriptionsOfLeaving(
                        transactions,
                        ports.dueSubscriptions(),
                        ports.subscriptions(),
                        outside.gateway(),
                        giveUpUnpaid,
                        ports.events());
        stopRenewals =
                new StopRenewalsOfFormerCreators(
                        transactions,
                        ports.dueSubscriptions(),
                        ports.subscriptions(),
                        outside.gateway(),
                        giveUpUnpaid,
                        ports.events());
        announceRenewals =
                new AnnounceRenewals(transactions, ports.dueSubscriptions(), ports.events());
        stopBilling = new StopBilling(ports.subscriptions(), outside.gateway());
    }
}

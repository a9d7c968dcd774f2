package org.mecene.rest.testkit;

import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.payments.SendRefunds;
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
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.domain.time.Secrets;
import org.mecene.rest.server.Wiring;

/// Tiers, subscriptions, gifts and offers.
record SubscriptionUseCases(
        InMemoryPorts ports,
        FakePaymentGateway gateway,
        Creators creators,
        Secrets secrets,
        FakeMailSecrets mailSecrets,
        AskRefunds askRefunds,
        SendRefunds sendRefunds,
        PaymentLimits limits) {
    void addTo(Wiring wiring) {
        var prices = new TierPrices(ports.transactions(), ports.tiers(), gateway);
        wiring.with(new OpenBillingPortal(gateway))
                .with(
                        new ChangeTier(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                ports.tierChanges(),
                                creators,
                                prices,
                                gateway,
                                ports.settings(),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new OfferTiers(
                                ports.transactions(),
                                ports.tiers(),
                                ports.users(),
                                creators,
                                prices,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new Subscribe(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                creators,
                                prices,
                                gateway,
                                ports.payoutAccounts(),
                                limits,
                                ports.settings(),
                                new TakeOffers(
                                        ports.offers(),
                                        ports.subscriptions(),
                                        ports.trials(),
                                        ports.clock()),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new MakeOffers(
                                ports.transactions(),
                                ports.tiers(),
                                ports.offers(),
                                secrets,
                                ports.ids(),
                                ports.clock()))
                .with(
                        new GiveAccess(
                                ports.transactions(),
                                ports.tiers(),
                                ports.subscriptions(),
                                ports.users(),
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new RedeemGifts(
                                ports.transactions(),
                                ports.gifts(),
                                ports.subscriptions(),
                                creators,
                                ports.events(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new GiveSubscriptions(
                                ports.transactions(),
                                ports.tiers(),
                                ports.gifts(),
                                creators,
                                ports.payments(),
                                gateway,
                                ports.payoutAccounts(),
                                mailSecrets,
                                askRefunds,
                                sendRefunds,
                                limits,
                                ports.settings(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new RunSubscriptions(
                                ports.transactions(),
                                ports.subscriptions(),
                                ports.tierChanges(),
                                gateway,
                                new GiveUpUnpaid(
                                        ports.transactions(),
                                        ports.subscriptions(),
                                        ports.payments(),
                                        askRefunds,
                                        gateway,
                                        ports.events(),
                                        ports.clock()),
                                ports.events(),
                                ports.clock()));
    }
}

package org.mecene.rest.testkit;

import java.util.List;
import org.mecene.application.funding.SettleDonations;
import org.mecene.application.payments.ApplyFact;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.Purposes;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.SettleDisputes;
import org.mecene.application.payments.SettleRefunds;
import org.mecene.application.subscriptions.FollowProvider;
import org.mecene.application.subscriptions.SettleGifts;
import org.mecene.application.subscriptions.SettleSubscriptions;
import org.mecene.application.users.Creators;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.testkit.InMemoryPorts;

/// What follows from the provider's word, as the bootstrap puts it together.
record Settlement(ApplyFact applyFact, SendRefunds sendRefunds) {
    static Settlement of(
            InMemoryPorts ports,
            FakePaymentGateway gateway,
            Creators creators,
            AskRefunds askRefunds,
            PayoutUseCases payouts) {
        var settle =
                new SettleDonations(
                        ports.donations(),
                        ports.campaigns(),
                        ports.ledger(),
                        askRefunds,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var settleSubscriptions =
                new SettleSubscriptions(
                        ports.subscriptions(),
                        ports.payments(),
                        ports.ledger(),
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var follow =
                new FollowProvider(
                        ports.subscriptions(),
                        ports.tierChanges(),
                        ports.trials(),
                        ports.payments(),
                        settleSubscriptions,
                        askRefunds,
                        ports.settings(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var settleGifts =
                new SettleGifts(
                        ports.gifts(),
                        ports.subscriptions(),
                        creators,
                        ports.ledger(),
                        askRefunds,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var purposes = new Purposes(List.of(settle, settleGifts, settleSubscriptions));
        var settleRefunds =
                new SettleRefunds(
                        ports.payments(),
                        ports.refunds(),
                        ports.ledger(),
                        purposes,
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        var sendRefunds =
                new SendRefunds(
                        ports.transactions(),
                        ports.payments(),
                        ports.refunds(),
                        settleRefunds,
                        gateway);
        var applyFact =
                new ApplyFact(
                        ports.payments(),
                        purposes,
                        ports.declines(),
                        follow,
                        payouts.follow(),
                        settleRefunds,
                        new SettleDisputes(
                                ports.payments(),
                                ports.ledger(),
                                purposes,
                                ports.events(),
                                ports.ids(),
                                ports.clock()),
                        ports.events());
        return new Settlement(applyFact, sendRefunds);
    }
}

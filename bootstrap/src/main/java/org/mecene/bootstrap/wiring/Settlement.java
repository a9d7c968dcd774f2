package org.mecene.bootstrap.wiring;

import java.util.List;
import org.mecene.application.funding.SettleDonations;
import org.mecene.application.payments.ApplyFact;
import org.mecene.application.payments.AskRefunds;
import org.mecene.application.payments.Purposes;
import org.mecene.application.payments.ReleasePayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.SettleDisputes;
import org.mecene.application.payments.SettleRefunds;
import org.mecene.application.payouts.FollowPayouts;
import org.mecene.application.subscriptions.FollowProvider;
import org.mecene.application.subscriptions.SettleGifts;
import org.mecene.application.subscriptions.SettleSubscriptions;
import org.mecene.application.users.Creators;

/// What follows from the provider's word, and what money that goes back needs.
record Settlement(
        ApplyFact applyFact,
        AskRefunds askRefunds,
        SendRefunds sendRefunds,
        ReleasePayments releasePayments) {
    static Settlement of(Parts parts) {
        var kept = parts.kept();
        var ids = parts.ids();
        var clock = parts.clock();
        var askRefunds = new AskRefunds(kept.payments(), kept.refunds(), kept.outbox(), ids, clock);
        var subscriptions =
                new SettleSubscriptions(
                        kept.subscriptions(),
                        kept.payments(),
                        kept.ledger(),
                        kept.settings(),
                        kept.outbox(),
                        ids,
                        clock);
        var follow =
                new FollowProvider(
                        kept.subscriptions(),
                        kept.tierChanges(),
                        kept.trials(),
                        kept.payments(),
                        subscriptions,
                        askRefunds,
                        kept.settings(),
                        kept.outbox(),
                        ids,
                        clock);
        var donations =
                new SettleDonations(
                        kept.donations(),
                        kept.campaigns(),
                        kept.ledger(),
                        askRefunds,
                        kept.outbox(),
                        ids,
                        clock);
        var gifts =
                new SettleGifts(
                        kept.gifts(),
                        kept.subscriptions(),
                        new Creators(kept.users()),
                        kept.ledger(),
                        askRefunds,
                        kept.outbox(),
                        ids,
                        clock);
        var purposes = new Purposes(List.of(subscriptions, donations, gifts));
        var settleRefunds =
                new SettleRefunds(
                        kept.payments(),
                        kept.refunds(),
                        kept.ledger(),
                        purposes,
                        kept.outbox(),
                        ids,
                        clock);
        return new Settlement(
                new ApplyFact(
                        kept.payments(),
                        purposes,
                        parts.declines(),
                        follow,
                        new FollowPayouts(kept.payouts(), kept.payoutAccounts(), clock),
                        settleRefunds,
                        new SettleDisputes(
                                kept.payments(),
                                kept.ledger(),
                                purposes,
                                kept.outbox(),
                                ids,
                                clock),
                        kept.outbox()),
                askRefunds,
                new SendRefunds(
                        kept.database(),
                        kept.payments(),
                        kept.refunds(),
                        settleRefunds,
                        parts.outside().gateway()),
                new ReleasePayments(
                        kept.database(),
                        kept.payments(),
                        kept.ledger(),
                        purposes,
                        parts.outside().gateway(),
                        ids,
                        clock));
    }
}

package org.mecene.bootstrap.wiring;

import org.mecene.application.payouts.ComparePayouts;
import org.mecene.application.payouts.DecidePayouts;
import org.mecene.application.payouts.LookAtAccounts;
import org.mecene.application.payouts.OwnPayoutAccount;
import org.mecene.application.payouts.ReadBalance;
import org.mecene.application.payouts.RequestPayouts;
import org.mecene.application.payouts.SendPayouts;
import org.mecene.application.payouts.SettlePayouts;
import org.mecene.rest.server.Wiring;

/// Paying people.
record PayoutUseCases(
        OwnPayoutAccount ownAccount,
        LookAtAccounts lookAtAccounts,
        RequestPayouts requestPayouts,
        SendPayouts sendPayouts,
        DecidePayouts decidePayouts,
        ComparePayouts compare,
        ReadBalance readBalance) {
    static PayoutUseCases of(Parts parts) {
        var kept = parts.kept();
        var transactions = kept.database();
        var gateway = parts.outside().payouts();
        var ids = parts.ids();
        var clock = parts.clock();
        var settlePayouts =
                new SettlePayouts(kept.payouts(), kept.ledger(), kept.outbox(), ids, clock);
        var lookAtAccounts =
                new LookAtAccounts(
                        transactions,
                        kept.payoutAccounts(),
                        gateway,
                        kept.settings(),
                        kept.outbox(),
                        clock);
        return new PayoutUseCases(
                new OwnPayoutAccount(
                        transactions,
                        kept.payoutAccounts(),
                        kept.users(),
                        gateway,
                        kept.auditLog(),
                        ids,
                        clock),
                lookAtAccounts,
                new RequestPayouts(
                        transactions,
                        kept.payoutAccounts(),
                        kept.payouts(),
                        kept.ledger(),
                        kept.users(),
                        kept.campaigns(),
                        gateway,
                        kept.settings(),
                        kept.auditLog(),
                        ids,
                        clock),
                new SendPayouts(
                        transactions,
                        kept.payouts(),
                        kept.payoutAccounts(),
                        lookAtAccounts,
                        kept.ledger(),
                        settlePayouts,
                        kept.users(),
                        kept.campaigns(),
                        gateway,
                        clock),
                new DecidePayouts(
                        transactions, kept.payouts(), settlePayouts, kept.auditLog(), ids, clock),
                new ComparePayouts(transactions, kept.payouts(), gateway, clock),
                new ReadBalance(kept.campaigns(), kept.payouts(), kept.ledger()));
    }

    void addTo(Wiring wiring) {
        wiring.with(ownAccount).with(requestPayouts).with(decidePayouts).with(readBalance);
    }
}

package org.mecene.application.testkit;

import org.mecene.application.payouts.ComparePayouts;
import org.mecene.application.payouts.DecidePayouts;
import org.mecene.application.payouts.FollowPayouts;
import org.mecene.application.payouts.LookAtAccounts;
import org.mecene.application.payouts.OwnPayoutAccount;
import org.mecene.application.payouts.ReadBalance;
import org.mecene.application.payouts.RequestPayouts;
import org.mecene.application.payouts.SendPayouts;
import org.mecene.application.payouts.SettlePayouts;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of paying people.
public final class PayoutCases {
    public final OwnPayoutAccount ownAccount;
    public final LookAtAccounts lookAtAccounts;
    public final RequestPayouts request;
    public final SendPayouts sendPayouts;
    public final DecidePayouts decide;
    public final ReadBalance readBalance;
    final FollowPayouts followPayouts;
    final ComparePayouts compare;

    PayoutCases(InMemoryPorts ports, Outside outside) {
        var transactions = ports.transactions();
        var gateway = outside.payouts();
        var settlePayouts =
                new SettlePayouts(
                        ports.payouts(),
                        ports.ledger(),
                        ports.events(),
                        ports.ids(),
                        ports.clock());
        ownAccount =
                new OwnPayoutAccount(
                        transactions,
                        ports.payoutAccounts(),
                        ports.users(),
                        gateway,
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        lookAtAccounts =
                new LookAtAccounts(
                        transactions,
                        ports.payoutAccounts(),
                        gateway,
                        ports.settings(),
                        ports.events(),
                        ports.clock());
        request =
                new RequestPayouts(
                        transactions,
                        ports.payoutAccounts(),
                        ports.payouts(),
                        ports.ledger(),
                        ports.users(),
                        ports.campaigns(),
                        gateway,
                        ports.settings(),
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        sendPayouts =
                new SendPayouts(
                        transactions,
                        ports.payouts(),
                        ports.payoutAccounts(),
                        lookAtAccounts,
                        ports.ledger(),
                        settlePayouts,
                        ports.users(),
                        ports.campaigns(),
                        gateway,
                        ports.clock());
        decide =
                new DecidePayouts(
                        transactions,
                        ports.payouts(),
                        settlePayouts,
                        ports.auditLog(),
                        ports.ids(),
                        ports.clock());
        readBalance = new ReadBalance(ports.campaigns(), ports.payouts(), ports.ledger());
        followPayouts = new FollowPayouts(ports.payouts(), ports.payoutAccounts(), ports.clock());
        compare = new ComparePayouts(transactions, ports.payouts(), gateway, ports.clock());
    }
}

package org.mecene.rest.testkit;

import org.mecene.application.payouts.DecidePayouts;
import org.mecene.application.payouts.FollowPayouts;
import org.mecene.application.payouts.LookAtAccounts;
import org.mecene.application.payouts.OwnPayoutAccount;
import org.mecene.application.payouts.RequestPayouts;
import org.mecene.application.payouts.SettlePayouts;
import org.mecene.domain.payouts.FakePayoutGateway;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.rest.server.Wiring;

/// The use cases of paying people, over fakes.
final class PayoutUseCases {
    private final InMemoryPorts ports;
    final FakePayoutGateway gateway;

    PayoutUseCases(InMemoryPorts ports) {
        this.ports = ports;
        this.gateway = new FakePayoutGateway(ports.transactions(), ports.clock());
    }

    FollowPayouts follow() {
        return new FollowPayouts(ports.payouts(), ports.payoutAccounts(), ports.clock());
    }

    LookAtAccounts lookAtAccounts() {
        return new LookAtAccounts(
                ports.transactions(),
                ports.payoutAccounts(),
                gateway,
                ports.settings(),
                ports.events(),
                ports.clock());
    }

    void addTo(Wiring wiring) {
        wiring.with(
                        new OwnPayoutAccount(
                                ports.transactions(),
                                ports.payoutAccounts(),
                                ports.users(),
                                gateway,
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new RequestPayouts(
                                ports.transactions(),
                                ports.payoutAccounts(),
                                ports.payouts(),
                                ports.ledger(),
                                ports.users(),
                                ports.campaigns(),
                                gateway,
                                ports.settings(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new DecidePayouts(
                                ports.transactions(),
                                ports.payouts(),
                                new SettlePayouts(
                                        ports.payouts(),
                                        ports.ledger(),
                                        ports.events(),
                                        ports.ids(),
                                        ports.clock()),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()));
    }
}

package org.mecene.domain.payouts;

import java.util.List;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.testkit.TestClock;

final class FakePayoutGatewayTest implements PayoutGatewayContract {
    private final FakePayoutGateway gateway =
            new FakePayoutGateway(new InMemoryTransactions(), new TestClock());

    @Override
    public PayoutGateway payouts() {
        return gateway;
    }

    @Override
    public void onboards(String accountRef) {
        gateway.onboards(accountRef, FakePayoutGateway.BANK);
    }

    @Override
    public void changesBank(String accountRef) {
        gateway.onboards(accountRef, "another_bank");
    }

    @Override
    public void isAskedForMore(String accountRef) {
        gateway.stands(
                accountRef,
                new AccountStanding(true, true, false, List.of("document"), null, null, null));
    }

    @Override
    public void arrives(PayoutId payout) {
        gateway.arrives(payout);
    }

    @Override
    public void comesBack(PayoutId payout) {
        gateway.comesBack(payout, "account_closed");
    }
}

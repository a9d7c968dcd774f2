package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.xof;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentGatewayContract.Webhook;
import org.mecene.domain.testkit.InMemoryTransactions;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class FakePaymentGatewayTest implements PaymentGatewayContract {
    private final TestClock clock = new TestClock();
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final FakePaymentGateway gateway = new FakePaymentGateway(transactions, clock);

    @Override
    public PaymentGateway gateway() {
        return gateway;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public List<Webhook> pays(String clientSecret) {
        return gateway.pays(clientSecret);
    }

    @Override
    public List<Webhook> isDeclined(String clientSecret) {
        return gateway.isDeclined(clientSecret);
    }

    @Override
    public List<Webhook> tellings(Runnable act) {
        var _ = gateway.sent();
        act.run();
        return gateway.sent();
    }

    @Test
    void refuses_to_be_called_inside_a_transaction() {
        var order = new PaymentOrder(new PaymentId(new SequentialIds().next()), xof(1), "Test");

        assertThatIllegalStateException()
                .isThrownBy(() -> transactions.run(() -> gateway.startPayment(order)));
    }

    @Test
    void can_be_down() {
        gateway.goDown();

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> gateway.cancelNow("sub_1"));
    }
}

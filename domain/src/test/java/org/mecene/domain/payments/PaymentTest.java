package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class PaymentTest {
    private static final Instant NOW = TestClock.START;

    private final Payment asked =
            Payment.ask(
                    new PaymentId(new SequentialIds().next()),
                    aPayment().build(new PaymentId(new SequentialIds().next()), NOW).request(),
                    NOW);

    @Test
    void is_asked_for_before_the_provider_knows_it() {
        assertThat(asked.state())
                .isEqualTo(
                        new Payment.State(
                                PaymentStatus.PENDING, null, null, null, xof(0), null, xof(0)));
        assertThat(asked.knownAs("pay_1").state().providerRef()).isEqualTo("pay_1");
        assertThat(asked.knownAs("pay_1").status()).isEqualTo(PaymentStatus.PENDING);
    }

    @Test
    @Rule("C28")
    void may_succeed_after_attempts_that_failed() {
        var paid =
                asked.failed("pay_1", "card_declined")
                        .failed("pay_1", "insufficient_funds")
                        .succeeded("pay_1", NOW);

        assertThat(paid.state())
                .isEqualTo(
                        new Payment.State(
                                PaymentStatus.SUCCEEDED, "pay_1", null, NOW, xof(0), null, xof(0)));
    }

    @Test
    @Rule("C28")
    void succeeds_once() {
        var paid = asked.succeeded("pay_1", NOW);

        assertThatIllegalStateException().isThrownBy(() -> paid.succeeded("pay_1", NOW));
        assertThatIllegalStateException().isThrownBy(() -> paid.failed("pay_1", "declined"));
    }

    @Test
    void is_disputed_only_after_it_was_paid() {
        var disputed = asked.succeeded("pay_1", NOW).disputed(xof(5_000));

        assertThat(disputed.state())
                .isEqualTo(
                        new Payment.State(
                                PaymentStatus.DISPUTED,
                                "pay_1",
                                null,
                                NOW,
                                xof(0),
                                xof(5_000),
                                xof(0)));
        assertThatIllegalStateException().isThrownBy(() -> asked.disputed(xof(1)));
        assertThat(disputed.disputed(xof(1)).state().withdrawn()).isEqualTo(xof(5_001));
    }

    @Test
    @Rule({"M10", "M17"})
    void stays_disputed_until_the_last_bank_has_decided() {
        var twice = asked.succeeded("pay_1", NOW).disputed(xof(1_000)).disputed(xof(2_000));

        var lost = twice.lost(xof(1_000));
        var decided = lost.won(xof(2_000));

        assertThat(lost.status()).isEqualTo(PaymentStatus.DISPUTED);
        assertThat(decided.status()).isEqualTo(PaymentStatus.REFUNDED);
        assertThat(decided.gone()).isEqualTo(xof(1_000));
        assertThat(twice.won(xof(1_000)).won(xof(2_000)).status())
                .isEqualTo(PaymentStatus.SUCCEEDED);
        assertThatIllegalStateException().isThrownBy(() -> decided.lost(xof(1)));
    }
}

package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentRefusal.UnsupportedCurrency;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.TestCard;

/// Single payments, what is given back of them, and the list of all.
final class MoneyBackTest {
    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        PublishedRequests.assertKeptBy(world.stripe);
        world.close();
    }

    @Test
    @Rule({"M1", "M8", "M9"})
    void tells_what_stripe_keeps_in_the_currency_that_was_paid() {
        var started = world.begunPayment(xof(5_000));

        var paid =
                world.facts(
                        PaymentSucceeded.class,
                        () -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));

        // 5000 francs are 762 cents, of which Stripe keeps 22 and 25.
        assertThat(paid).extracting(PaymentSucceeded::fee).containsExactly(xof(308));
    }

    @Test
    @Rule("M5")
    void refuses_what_stripe_does_not_take() {
        assertThat(fieldErrorOf(() -> world.begunPayment(eur(1))).code())
                .isEqualTo(FieldError.Code.BELOW_MINIMUM);
        assertThat(refusalOf(() -> world.begunPayment(Money.of(500, "IRR"))))
                .isEqualTo(new UnsupportedCurrency("IRR"));
    }

    @Test
    @Rule("W11")
    void takes_one_id_for_one_amount_only() {
        var order = world.order(eur(5_000));
        world.gateway.startPayment(order);
        var other = new PaymentOrder(order.payment(), eur(6_000), order.description());

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> world.gateway.startPayment(other));
    }

    @Test
    @Rule({"M16", "M17"})
    void declines_to_give_back_what_is_gone() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        var disputed = world.paid(eur(5_000), TestCard.DISPUTED);
        world.gateway.refund(refund(paid.ref(), eur(5_000)));

        assertThat(world.gateway.refund(refund(paid.ref(), eur(1))))
                .isEqualTo(new RefundAnswer.Declined("charge_already_refunded"));
        assertThat(world.gateway.refund(refund(disputed.ref(), eur(1))))
                .isEqualTo(new RefundAnswer.Declined("charge_disputed"));
    }

    @Test
    @Rule("M15")
    void tells_that_a_refund_came_back() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        var order = refund(paid.ref(), eur(1_000));
        var accepted = (RefundAnswer.Accepted) world.gateway.refund(order);

        var told = world.facts(RefundChanged.class, () -> world.stripe.failRefund(accepted.ref()));

        assertThat(told)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.refund()).isEqualTo(order.refund());
                    assertThat(fact.state()).isEqualTo(RefundState.FAILED);
                    assertThat(fact.reason()).isEqualTo("expired_or_canceled_card");
                });
    }

    @Test
    @Rule({"M10", "M18"})
    void tells_a_complaint_from_the_withdrawal_to_the_decision() {
        var started = world.begunPayment(eur(5_000));
        var withdrawn =
                world.facts(
                        FundsWithdrawn.class,
                        () -> world.stripe.confirm(started.clientSecret(), TestCard.DISPUTED));
        var won =
                world.facts(FundsReinstated.class, () -> world.stripe.decide(started.ref(), true));
        var other = world.paid(eur(700), TestCard.DISPUTED);
        var lost = world.facts(DisputeLost.class, () -> world.stripe.decide(other.ref(), false));

        assertThat(withdrawn.stream().distinct())
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.paymentRef()).isEqualTo(started.ref());
                    assertThat(fact.amount()).isEqualTo(eur(5_000));
                    assertThat(fact.fee()).isEqualTo(eur(2_000));
                });
        assertThat(won.stream().distinct())
                .extracting(FundsReinstated::amount)
                .containsExactly(eur(5_000));
        assertThat(lost).extracting(DisputeLost::paymentRef).containsExactly(other.ref());
    }

    @Test
    @Rule("M18")
    void an_inquiry_takes_nothing() {
        var started = world.paid(eur(5_000), TestCard.DISPUTED);
        var disputes = world.heardOf(() -> world.stripe.decide(started.ref(), false));
        var ref = disputeOf(started.ref());
        world.stripe.change(
                ref,
                dispute ->
                        dispute.put("status", "warning_needs_response")
                                .putArray("balance_transactions"));

        assertThat(world.facts(disputes)).isEmpty();
    }

    @Test
    void lists_what_came_within_one_second_and_over_years_oldest_first() {
        var refs = new ArrayList<String>();
        IntStream.range(0, 25).forEach(_ -> refs.add(world.paid(eur(500), TestCard.PAYS).ref()));
        world.paid(eur(500), TestCard.DECLINED);
        world.stripe.advance(Duration.ofSeconds(10));
        world.clock.advance(Duration.ofDays(400));
        IntStream.range(0, 25).forEach(_ -> refs.add(world.paid(eur(500), TestCard.PAYS).ref()));

        assertThat(listed(Instant.EPOCH, 7)).extracting(ProviderPayment::ref).isEqualTo(refs);
        assertThat(listed(Instant.EPOCH, 100)).extracting(ProviderPayment::ref).isEqualTo(refs);
        assertThat(listed(world.clock.instant().minusSeconds(60), 10)).hasSize(25);
    }

    private String disputeOf(String payment) {
        return world.gateway.recall(payment).stream()
                .filter(FundsWithdrawn.class::isInstance)
                .map(fact -> ((FundsWithdrawn) fact).disputeRef())
                .findFirst()
                .orElseThrow();
    }

    private List<ProviderPayment> listed(Instant from, int limit) {
        var all = new ArrayList<ProviderPayment>();
        @Nullable String after = null;
        do {
            var part = world.gateway.listPayments(from, after, limit);
            all.addAll(part.items());
            after = part.next();
        } while (after != null);
        return all;
    }

    private RefundOrder refund(String payment, Money amount) {
        return new RefundOrder(new RefundId(world.ids.next()), payment, amount);
    }
}

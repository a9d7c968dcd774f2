package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.eur;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundOrder;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.FakeRequest;
import org.mecene.payment.stripe.testkit.FakeStripe;
import org.mecene.payment.stripe.testkit.Fault;
import org.mecene.payment.stripe.testkit.TestCard;

/// Stripe fails in all the ways in which it can.
final class OutageTest {
    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void asks_again_after_an_error_a_refusal_for_haste_and_a_cut() {
        world.stripe.fail(Fault.SERVER_ERROR, Fault.TOO_MANY);
        var first = world.begunPayment(eur(5_000));
        world.stripe.fail(Fault.RESET);
        var second = world.begunPayment(eur(5_000));

        assertThat(first.ref()).isNotEqualTo(second.ref());
        assertThat(world.stripe.count("payment_intent")).isEqualTo(2);
    }

    @Test
    @Rule({"W10", "W11"})
    void has_one_effect_when_the_answer_is_lost() {
        world.stripe.fail(Fault.RESET_AFTER_WORK, Fault.SILENCE_AFTER_WORK);

        var started = world.begunPayment(eur(5_000));

        assertThat(world.stripe.count("payment_intent")).isEqualTo(1);
        assertThat(world.stripe.requests()).hasSize(3);
        assertThat(world.stripe.requests())
                .extracting(FakeRequest::idempotencyKey)
                .containsOnly(world.stripe.requests().getFirst().idempotencyKey());
        assertThat(started.clientSecret()).isNotBlank();
    }

    @Test
    @Rule("W11")
    void gives_money_back_once_even_when_stripe_has_forgotten_the_key() {
        var paid = world.paid(eur(5_000), TestCard.PAYS);
        var order = new RefundOrder(new RefundId(world.ids.next()), paid.ref(), eur(1_000));
        world.stripe.fail(Fault.RESET_AFTER_WORK);

        var first = world.gateway.refund(order);
        world.stripe.forgetKeys();
        var again = world.gateway.refund(order);

        assertThat(again).isEqualTo(first);
        assertThat(world.stripe.count("refund")).isEqualTo(1);
    }

    @Test
    void gives_up_after_a_few_attempts_and_shows_nothing_of_what_was_sent() {
        world.stripe.fail(Fault.SERVER_ERROR, Fault.SERVER_ERROR, Fault.SERVER_ERROR);

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.begunPayment(eur(5_000)))
                .satisfies(failure ->
                        assertThat(failure)
                                .hasStackTraceContaining("Stripe")
                                .message()
                                .doesNotContain(FakeStripe.SECRET_KEY));
        assertThat(world.stripe.requests()).hasSize(3);
    }

    @Test
    void ends_waiting_for_an_answer_that_does_not_come() {
        world.stripe.fail(
                Fault.SILENCE_AFTER_WORK, Fault.SILENCE_AFTER_WORK, Fault.SILENCE_AFTER_WORK);
        var begun = System.nanoTime();

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.begunPayment(eur(5_000)));

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(4));
        assertThat(world.stripe.count("payment_intent")).isEqualTo(1);
    }

    @Test
    void leaves_stripe_alone_after_it_failed_again_and_again_and_comes_back() {
        IntStream.range(0, 12).forEach(_ -> world.stripe.fail(Fault.SERVER_ERROR));
        IntStream.range(0, 4).forEach(_ -> fails());
        var asked = world.stripe.requests().size();

        fails();

        assertThat(asked).isEqualTo(10);
        assertThat(world.stripe.requests()).hasSize(asked);
        world.stripe.forgetFaults();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .ignoreExceptionsInstanceOf(ProviderUnavailable.class)
                .until(() -> world.begunPayment(eur(5_000)).ref().startsWith("pi_"));
    }

    @Test
    void turns_away_those_who_would_only_wait_behind_others() throws Exception {
        IntStream.range(0, 20).forEach(_ -> world.stripe.fail(Fault.SILENCE_AFTER_WORK));
        Callable<Boolean> call =
                () -> {
                    var begun = System.nanoTime();
                    fails();
                    return System.nanoTime() - begun < Duration.ofMillis(500).toNanos();
                };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(IntStream.range(0, 12).mapToObj(_ -> call).toList());

            var turnedAway = 0;
            for (var result : results) {
                turnedAway += result.get() ? 1 : 0;
            }
            assertThat(turnedAway).isEqualTo(8);
        }
    }

    @Test
    void takes_no_answer_that_is_none() {
        for (var garbage :
                new String[] {
                    "<html>Gateway</html>",
                    "",
                    "[]",
                    "null",
                    "{}",
                    "{\"id\":",
                    "\"pi_1\"",
                    "{\"id\":[]}"
                }) {
            world.stripe.garble(_ -> garbage);

            fails();
        }
    }

    @Test
    void takes_no_answer_without_end() {
        for (var attempt = 0; attempt < 3; attempt++) {
            world.stripe.garble(answer -> answer + " ".repeat(5 * 1_024 * 1_024));
        }

        fails();
    }

    @Test
    @Rule("W8")
    void credits_nothing_on_an_answer_that_makes_no_sense() {
        var started = world.begunPayment(eur(5_000));
        var webhooks =
                world.heardOf(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));
        for (var change :
                new String[][] {
                    {"\"status\":\"succeeded\"", "\"status\":\"quantum\""},
                    {"\"amount_received\":5000", "\"amount_received\":null"},
                    {"\"amount_received\":5000", "\"amount_received\":0"},
                    {"\"amount_received\":5000", "\"amount_received\":-5000"},
                    {"\"amount_received\":5000", "\"amount_received\":1e400"},
                    {"\"amount_received\":5000", "\"amount_received\":99999999999999999999"},
                    {"\"amount_received\":5000", "\"amount_received\":\"much\""},
                    {"\"currency\":\"eur\"", "\"currency\":\"zzz\""},
                    {"\"currency\":\"eur\"", "\"currency\":null"}
                }) {
            world.stripe.garble(answer -> answer.replace(change[0], change[1]));

            assertThatExceptionOfType(ProviderUnavailable.class)
                    .as(change[1])
                    .isThrownBy(() -> world.facts(webhooks.subList(1, 2)));
        }

        assertThat(world.facts(webhooks.subList(1, 2)))
                .hasOnlyElementsOfType(PaymentSucceeded.class);
    }

    @Test
    @Rule("W8")
    void tells_another_currency_as_it_is_so_that_the_books_refuse_it() {
        var started = world.begunPayment(eur(5_000));
        var webhooks =
                world.heardOf(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));
        world.stripe.garble(
                answer -> answer.replace("\"currency\":\"eur\"", "\"currency\":\"usd\""));

        var facts = world.facts(webhooks.subList(1, 2));

        assertThat(facts)
                .singleElement()
                .isInstanceOfSatisfying(
                        PaymentSucceeded.class,
                        paid ->
                                assertThat(paid.amount().currency().getCurrencyCode())
                                        .isEqualTo("USD"));
    }

    @Test
    void does_not_pass_on_that_the_key_is_wrong() {
        var settings =
                new StripeSettings(
                        "sk_test_wrong",
                        null,
                        List.of("whsec_x"),
                        List.of(),
                        world.stripe.uri(),
                        StripeWorld.IMPATIENT);
        try (var gateway = world.gateway(settings)) {
            assertThatExceptionOfType(ProviderUnavailable.class)
                    .isThrownBy(() -> gateway.cancelNow("sub_1"))
                    .withMessageNotContaining("sk_test");
        }
        assertThat(settings.toString()).doesNotContain("sk_test", "whsec");
    }

    private void fails() {
        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> world.begunPayment(eur(5_000)));
    }
}

package org.mecene.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.TestCard;

/// Cards that were tried in vain.
final class DeclinesTest {
    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    @Rule({"I11", "W3"})
    void are_told_by_the_charge_and_by_the_payment_as_one_attempt() {
        var started = world.begunPayment(eur(5_000));

        var told =
                world.facts(
                        CardDeclined.class,
                        () -> world.stripe.confirm(started.clientSecret(), TestCard.DECLINED));

        assertThat(told).hasSize(2).containsOnly(told.getFirst());
        assertThat(told.getFirst().attempt()).startsWith("ch_");
    }

    @Test
    @Rule("I11")
    void are_told_one_by_one_also_when_they_are_read_late() {
        var started = world.begunPayment(eur(5_000));

        var told =
                world.facts(
                        CardDeclined.class,
                        () -> {
                            world.stripe.confirm(started.clientSecret(), TestCard.DECLINED);
                            world.stripe.confirm(started.clientSecret(), TestCard.LACKS_FUNDS);
                            world.stripe.confirm(started.clientSecret(), TestCard.PAYS);
                        });

        assertThat(told.stream().map(CardDeclined::attempt).distinct()).hasSize(2);
        assertThat(told.stream().map(CardDeclined::card).distinct()).hasSize(2);
    }

    @Test
    @Rule("I11")
    void are_told_of_a_trial() {
        var order = world.recurring(world.price(eur(500), false), 14);
        var started = world.gateway.startRecurring(order);

        var told =
                world.facts(
                        CardDeclined.class,
                        () -> world.stripe.confirm(started.clientSecret(), TestCard.DECLINED));

        assertThat(told)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.asked()).isEqualTo(order.recurring());
                    assertThat(fact.card()).isNotNull();
                });
    }

    @Test
    @Rule("I11")
    void are_nobodys_when_a_renewal_failed() {
        world.subscribed(eur(500), TestCard.DECLINED_LATER);

        var told = world.facts(CardDeclined.class, () -> world.stripe.advance(Duration.ofDays(32)));

        assertThat(told).isEmpty();
    }
}

package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.DISPUTED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;
import static org.mecene.payment.sandbox.World.POOR_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderPayments;
import org.mecene.domain.payments.PaymentOrder;
import org.mecene.domain.payments.PaymentRefusal.AlreadyPaid;
import org.mecene.domain.payments.PaymentRefusal.UnknownClientSecret;
import org.mecene.domain.payments.PaymentRefusal.UnknownTestCard;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.payments.SandboxProvider.Confirmation.Failed;
import org.mecene.domain.payments.SandboxProvider.Confirmation.Succeeded;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

@ExtendWith(FreshDatabase.class)
class PayOnceTest {
    private World world;

    @BeforeEach
    void begin(DataSource database) {
        world = new World(database);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void names_a_payment_and_its_secret() {
        var started = world.startedPayment(euros(1250));

        assertThat(started.ref()).matches("pi_sandbox_[0-9a-f]{32}");
        assertThat(started.clientSecret()).startsWith(started.ref() + "_secret_");
        assertThat(started.toString()).doesNotContain("_secret_");
    }

    @Test
    @Rule("W11")
    void starts_a_payment_once_however_often_it_is_asked() {
        var order = world.order(euros(1250));

        var started = world.gateway().startPayment(order);
        var again = world.startNode().gateway().startPayment(order);

        assertThat(again).isEqualTo(started);
    }

    @Test
    @Rule("W11")
    void starts_a_payment_once_when_several_ask_at_the_same_moment() {
        var order = world.order(euros(1250));

        var started = Race.of(() -> world.gateway().startPayment(order));

        assertThat(started.values())
                .hasSize(Race.RUNNERS)
                .containsOnly(started.values().getFirst());
    }

    @Test
    @Rule("W11")
    void refuses_another_amount_under_the_same_id() {
        var order = world.order(euros(1250));
        world.gateway().startPayment(order);

        var other = new PaymentOrder(order.payment(), euros(1251), order.description());

        assertThatThrownBy(() -> world.gateway().startPayment(other))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tells_that_a_payment_was_paid() {
        var order = world.order(euros(1250));
        var started = world.gateway().startPayment(order);

        var confirmation = world.confirm(started, GOOD_CARD);

        assertThat(confirmation).isEqualTo(new Succeeded());
        assertThat(world.facts())
                .containsExactly(
                        new PaymentSucceeded(
                                order.payment(),
                                started.ref(),
                                euros(1250),
                                euros(66),
                                world.clock.instant()));
    }

    @Test
    @Rule("M1")
    void takes_zero_decimal_money_as_it_is() {
        var started = world.startedPayment(Money.of(5000, "XOF"));

        world.confirm(started, GOOD_CARD);

        assertThat(world.facts(PaymentSucceeded.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.amount()).isEqualTo(Money.of(5000, "XOF"));
                    assertThat(fact.fee()).isEqualTo(Money.of(245, "XOF"));
                });
    }

    @Test
    void says_nothing_of_a_payment_that_nobody_confirms() {
        world.startedPayment(euros(1250));

        world.pass(Duration.ofDays(400));

        assertThat(world.facts()).isEmpty();
        assertThat(world.provider().nextDue()).isEmpty();
    }

    @Test
    void tells_that_a_card_was_declined() {
        var order = world.order(euros(1250));
        var started = world.gateway().startPayment(order);

        var confirmation = world.confirm(started, POOR_CARD);

        assertThat(confirmation).isEqualTo(new Failed("insufficient_funds"));
        assertThat(world.facts(PaymentFailed.class))
                .containsExactly(
                        new PaymentFailed(
                                order.payment(),
                                started.ref(),
                                "insufficient_funds",
                                world.clock.instant()));
    }

    @Test
    void lets_a_payer_try_another_card_after_a_declined_one() {
        var started = world.startedPayment(euros(1250));

        var first = world.confirm(started, DECLINED_CARD);
        var second = world.confirm(started, POOR_CARD);
        var third = world.confirm(started, GOOD_CARD);

        assertThat(List.of(first, second, third))
                .containsExactly(
                        new Failed("card_declined"),
                        new Failed("insufficient_funds"),
                        new Succeeded());
        assertThat(world.kindsHeard())
                .containsExactly("payment.failed", "payment.failed", "payment.succeeded");
    }

    @Test
    @Rule("M18")
    void takes_the_money_back_where_the_card_is_one_that_disputes() {
        var started = world.startedPayment(euros(1250));

        var confirmation = world.confirm(started, DISPUTED_CARD);

        assertThat(confirmation).isEqualTo(new Succeeded());
        assertThat(world.kindsHeard())
                .containsExactly("payment.succeeded", "dispute.funds_withdrawn");
        assertThat(world.facts(FundsWithdrawn.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.paymentRef()).isEqualTo(started.ref());
                    assertThat(fact.disputeRef()).startsWith("dp_sandbox_");
                    assertThat(fact.amount()).isEqualTo(euros(1250));
                    assertThat(fact.fee()).isEqualTo(euros(1500));
                    assertThat(fact.at()).isEqualTo(world.clock.instant());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                "_secret_",
                "pi_sandbox_00000000000000000000000000000000_secret_abc",
                "seti_sandbox_00000000000000000000000000000000_secret_abc",
                "pi_sandbox_'; DROP SCHEMA sandbox CASCADE; --_secret_abc",
                "pi_sandbox_\u0000_secret_abc",
                "\ud800"
            })
    void knows_no_secret_but_its_own(String secret) {
        var refusal = refusalOf(() -> world.provider().confirm(secret, GOOD_CARD));

        assertThat(refusal).isEqualTo(new UnknownClientSecret());
    }

    @Test
    void knows_no_secret_that_is_nearly_right() {
        var started = world.startedPayment(euros(1250));

        var refusal =
                refusalOf(() -> world.provider().confirm(started.clientSecret() + "0", GOOD_CARD));

        assertThat(refusal).isEqualTo(new UnknownClientSecret());
        assertThat(world.facts()).isEmpty();
    }

    @Test
    void knows_no_card_but_its_own() {
        var started = world.startedPayment(euros(1250));

        var refusal = refusalOf(() -> world.confirm(started, "5555 5555 5555 4444"));

        assertThat(refusal).isEqualTo(new UnknownTestCard());
        assertThat(world.facts()).isEmpty();
    }

    @Test
    void is_paid_once() {
        var started = world.startedPayment(euros(1250));
        world.confirm(started, GOOD_CARD);

        var refusal = refusalOf(() -> world.confirm(started, GOOD_CARD));

        assertThat(refusal).isEqualTo(new AlreadyPaid());
        assertThat(world.facts(PaymentSucceeded.class)).hasSize(1);
    }

    @Test
    void is_paid_once_when_several_confirm_at_the_same_moment() {
        var started = world.startedPayment(euros(1250));

        var confirmed = Race.of(() -> world.confirm(started, GOOD_CARD));

        assertThat(confirmed.values()).containsExactly(new Succeeded());
        assertThat(confirmed.refusals()).hasSize(Race.RUNNERS - 1).containsOnly(new AlreadyPaid());
        assertThat(world.facts(PaymentSucceeded.class)).hasSize(1);
    }

    @Test
    void keeps_what_was_confirmed_when_its_node_is_gone() {
        var started = world.startedPayment(euros(1250));
        world.confirm(started, GOOD_CARD);

        var listed = world.startNode().gateway().listPayments(Instant.EPOCH, null, 10);

        assertThat(listed.items())
                .containsExactly(
                        new ProviderPayment(
                                started.ref(), euros(1250), euros(0), world.clock.instant()));
    }

    @Test
    void lists_what_was_paid_and_nothing_else() {
        var paid = world.startedPayment(euros(100));
        var disputed = world.startedPayment(euros(200));
        var declined = world.startedPayment(euros(300));
        world.startedPayment(euros(400));
        world.confirm(paid, GOOD_CARD);
        world.clock.advance(Duration.ofSeconds(1));
        world.confirm(disputed, DISPUTED_CARD);
        world.confirm(declined, DECLINED_CARD);

        var listed = world.gateway().listPayments(Instant.EPOCH, null, 10);

        assertThat(listed.items())
                .extracting(ProviderPayment::ref)
                .containsExactly(paid.ref(), disputed.ref());
        assertThat(listed.next()).isNull();
    }

    @Test
    void lists_part_by_part_though_several_were_paid_at_one_moment() {
        world.confirm(world.startedPayment(euros(100)), GOOD_CARD);
        world.confirm(world.startedPayment(euros(200)), GOOD_CARD);
        world.confirm(world.startedPayment(euros(300)), GOOD_CARD);

        var first = world.gateway().listPayments(Instant.EPOCH, null, 2);
        var second = world.gateway().listPayments(Instant.EPOCH, first.next(), 2);

        assertThat(first.items())
                .extracting(ProviderPayment::amount)
                .containsExactly(euros(100), euros(200));
        assertThat(second.items()).extracting(ProviderPayment::amount).containsExactly(euros(300));
        assertThat(second.next()).isNull();
    }

    @Test
    void lists_from_a_time_on() {
        world.confirm(world.startedPayment(euros(100)), GOOD_CARD);
        var from = world.clock.advance(Duration.ofSeconds(1));
        world.confirm(world.startedPayment(euros(200)), GOOD_CARD);

        var listed = world.gateway().listPayments(from, null, 2);
        var nothing = world.gateway().listPayments(from.plusMillis(1), null, 2);

        assertThat(listed.items()).extracting(ProviderPayment::amount).containsExactly(euros(200));
        assertThat(nothing).isEqualTo(new ProviderPayments(List.of(), null));
    }

    @Test
    void has_names_of_its_own_and_no_key_for_browsers() {
        assertThat(world.gateway().name()).isEqualTo("sandbox");
        assertThat(world.gateway().signatureHeader()).isEqualTo("Sandbox-Signature");
        assertThat(world.gateway().publishableKey()).isNull();
    }
}

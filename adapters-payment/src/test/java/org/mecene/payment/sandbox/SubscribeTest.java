package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.payment.sandbox.World.DECLINED_CARD;
import static org.mecene.payment.sandbox.World.DISPUTED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentRefusal.AlreadyPaid;
import org.mecene.domain.payments.PaymentRefusal.UnknownClientSecret;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.payments.SandboxProvider.Confirmation.Failed;
import org.mecene.domain.payments.SandboxProvider.Confirmation.Succeeded;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// How subscriptions begin.
@ExtendWith(FreshDatabase.class)
class SubscribeTest {
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
    void makes_a_price_once() {
        var order = new PriceOrder(world.ids.next(), "Supporter", euros(500), false);
        var renamed = new PriceOrder(order.product(), "Friend", euros(500), false);

        var refs = Race.of(() -> world.gateway().createPrice(order));

        assertThat(refs.values()).hasSize(Race.RUNNERS).containsOnly(refs.values().getFirst());
        assertThat(world.gateway().createPrice(renamed)).isEqualTo(refs.values().getFirst());
    }

    @Test
    void makes_another_price_for_another_amount_currency_or_interval() {
        var product = world.ids.next();
        var gateway = world.gateway();

        var refs =
                Set.of(
                        gateway.createPrice(new PriceOrder(product, "A", euros(500), false)),
                        gateway.createPrice(new PriceOrder(product, "A", euros(501), false)),
                        gateway.createPrice(
                                new PriceOrder(product, "A", Money.of(500, "XOF"), false)),
                        gateway.createPrice(new PriceOrder(product, "A", euros(500), true)));

        assertThat(refs).hasSize(4).allMatch(ref -> ref.startsWith("price_sandbox_"));
    }

    @Test
    void awaits_the_first_payment() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);

        var started = world.gateway().startRecurring(order);

        assertThat(started.ref()).startsWith("sub_sandbox_");
        assertThat(started.clientSecret()).startsWith("pi_sandbox_").contains("_secret_");
        assertThat(world.facts())
                .containsExactly(
                        new RecurringChanged(
                                order.recurring(),
                                started.ref(),
                                order.priceRef(),
                                BillingState.INCOMPLETE,
                                null,
                                false,
                                world.clock.instant()));
    }

    @Test
    @Rule("W11")
    void begins_once_however_often_it_is_asked() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);

        var started = Race.of(() -> world.gateway().startRecurring(order));

        assertThat(started.values())
                .hasSize(Race.RUNNERS)
                .containsOnly(started.values().getFirst());
        assertThat(world.facts(RecurringChanged.class)).hasSize(1);
    }

    @Test
    @Rule("W11")
    void refuses_other_terms_under_the_same_id() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);
        world.gateway().startRecurring(order);

        var longer =
                new RecurringOrder(order.recurring(), order.payer(), order.priceRef(), 7, null);

        assertThatThrownBy(() -> world.gateway().startRecurring(longer))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_price_that_it_does_not_know() {
        var order = world.recurring("price_sandbox_0", 0);

        assertThatThrownBy(() -> world.gateway().startRecurring(order))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void runs_from_the_moment_at_which_the_first_period_was_paid() {
        world.clock.set("2027-01-31T10:00:00Z");
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);
        var started = world.gateway().startRecurring(order);
        world.clock.set("2027-01-31T12:00:00Z");

        world.confirm(started, GOOD_CARD);

        var end = Instant.parse("2027-02-28T12:00:00Z");
        assertThat(world.facts(PeriodPaid.class))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.recurring()).isEqualTo(order.recurring());
                    assertThat(fact.invoiceRef()).startsWith("in_sandbox_");
                    assertThat(fact.paymentRef()).startsWith("pi_sandbox_");
                    assertThat(fact.amount()).isEqualTo(euros(500));
                    assertThat(fact.fee()).isEqualTo(euros(44));
                    assertThat(fact.periodEnd()).isEqualTo(end);
                    assertThat(fact.at()).isEqualTo("2027-01-31T12:00:00Z");
                });
        assertThat(world.standing(order.recurring()))
                .isEqualTo(
                        new RecurringChanged(
                                order.recurring(),
                                started.ref(),
                                order.priceRef(),
                                BillingState.ACTIVE,
                                end,
                                false,
                                Instant.parse("2027-01-31T12:00:00Z")));
        assertThat(world.provider().nextDue()).contains(end);
    }

    @Test
    @Rule("W3")
    void tells_of_the_payment_of_a_period_in_several_ways_that_book_it_once() {
        world.paidMonthly(GOOD_CARD);

        assertThat(world.kindsHeard())
                .containsExactly(
                        "subscription.created",
                        "payment.succeeded",
                        "invoice.paid",
                        "subscription.updated");
        assertThat(world.facts(PaymentSucceeded.class)).isEmpty();
        assertThat(world.facts(PeriodPaid.class)).hasSize(1);
    }

    @Test
    @Rule("W4")
    void says_with_a_paid_period_how_the_subscription_stands_since() {
        var started = world.paidMonthly(GOOD_CARD);
        var paid =
                world.heard().stream()
                        .filter(notice -> notice.kind().equals("invoice.paid"))
                        .findFirst()
                        .orElseThrow();
        world.gateway().cancelNow(started.ref());

        var facts = world.gateway().interpret(paid);

        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).isInstanceOf(PeriodPaid.class);
        assertThat(facts.getLast())
                .isInstanceOfSatisfying(
                        RecurringChanged.class,
                        fact -> assertThat(fact.state()).isEqualTo(BillingState.CANCELED));
    }

    @Test
    void lists_the_payment_of_a_period() {
        world.paidMonthly(GOOD_CARD);

        var listed = world.gateway().listPayments(Instant.EPOCH, null, 10);

        assertThat(listed.items())
                .extracting(ProviderPayment::ref)
                .containsExactlyElementsOf(world.facts(PeriodPaid.class, PeriodPaid::paymentRef));
    }

    @Test
    @Rule("S1")
    void stays_incomplete_while_the_card_is_declined() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);
        var started = world.gateway().startRecurring(order);

        var confirmation = world.confirm(started, DECLINED_CARD);

        assertThat(confirmation).isEqualTo(new Failed("card_declined"));
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.INCOMPLETE);
        assertThat(world.confirm(started, GOOD_CARD)).isEqualTo(new Succeeded());
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.ACTIVE);
    }

    @Test
    void is_paid_once_when_several_confirm_at_the_same_moment() {
        var started = world.startedRecurring(world.monthlyPrice(euros(500)));

        var confirmed = Race.of(() -> world.confirm(started, GOOD_CARD));

        assertThat(confirmed.values()).containsExactly(new Succeeded());
        assertThat(confirmed.refusals()).containsOnly(new AlreadyPaid());
        assertThat(world.facts(PeriodPaid.class)).hasSize(1);
    }

    @Test
    @Rule("M18")
    void may_be_disputed_after_its_first_payment() {
        world.paidMonthly(DISPUTED_CARD);

        var paid = world.facts(PeriodPaid.class).getFirst();

        assertThat(world.kindsHeard()).endsWith("dispute.funds_withdrawn");
        assertThat(world.facts(FundsWithdrawn.class, FundsWithdrawn::paymentRef))
                .containsExactly(paid.paymentRef());
    }

    @Test
    @Rule("S1")
    void expires_after_23_hours_without_a_payment() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);
        var started = world.gateway().startRecurring(order);
        var expiry = world.clock.instant().plus(Duration.ofHours(23));

        world.passTo(expiry);

        assertThat(world.standing(order.recurring()))
                .isEqualTo(
                        new RecurringChanged(
                                order.recurring(),
                                started.ref(),
                                order.priceRef(),
                                BillingState.INCOMPLETE_EXPIRED,
                                null,
                                false,
                                expiry));
        assertThat(world.kindsHeard()).endsWith("subscription.deleted");
        assertThat(world.provider().nextDue()).isEmpty();
        assertThat(refusalOf(() -> world.confirm(started, GOOD_CARD)))
                .isEqualTo(new UnknownClientSecret());
    }

    @Test
    @Rule("S5")
    void expires_after_an_hour_on_a_page() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 0);
        var back = URI.create("https://mecene.example/back");
        world.gateway().startCheckout(new CheckoutOrder(order, back, back));

        world.passTo(world.clock.instant().plus(PaymentGateway.PAGE_LIFE));

        assertThat(world.standing(order.recurring()).state())
                .isEqualTo(BillingState.INCOMPLETE_EXPIRED);
        assertThat(world.kindsHeard()).endsWith("subscription.deleted");
    }

    @Test
    void cannot_be_paid_after_23_hours_although_nobody_ran_what_was_due() {
        var started = world.startedRecurring(world.monthlyPrice(euros(500)));

        world.clock.advance(Duration.ofHours(23));

        assertThat(refusalOf(() -> world.confirm(started, GOOD_CARD)))
                .isEqualTo(new UnknownClientSecret());
    }

    @Test
    void begins_a_trial_when_a_card_was_given() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 14);
        var started = world.gateway().startRecurring(order);
        var again = world.gateway().startRecurring(order);

        var confirmation = world.confirm(started, GOOD_CARD);

        var trialEnd = world.clock.instant().plus(Duration.ofDays(14));
        assertThat(started.clientSecret()).startsWith("seti_sandbox_").contains("_secret_");
        assertThat(again).isEqualTo(started);
        assertThat(confirmation).isEqualTo(new Succeeded());
        assertThat(world.facts(PeriodPaid.class)).isEmpty();
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.TRIALING);
        assertThat(world.standing(order.recurring()).periodEnd()).isEqualTo(trialEnd);
        assertThat(refusalOf(() -> world.confirm(started, GOOD_CARD))).isEqualTo(new AlreadyPaid());
    }

    @Test
    void begins_a_trial_once_when_several_confirm_at_the_same_moment() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 14);
        var started = world.gateway().startRecurring(order);

        var confirmed = Race.of(() -> world.confirm(started, GOOD_CARD));

        assertThat(confirmed.values()).containsExactly(new Succeeded());
        assertThat(confirmed.refusals()).containsOnly(new AlreadyPaid());
        assertThat(world.kindsHeard()).filteredOn("subscription.updated"::equals).hasSize(1);
    }

    @Test
    void begins_no_trial_with_a_card_that_is_declined() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 14);
        var started = world.gateway().startRecurring(order);

        var confirmation = world.confirm(started, DECLINED_CARD);

        assertThat(confirmation).isEqualTo(new Failed("card_declined"));
        assertThat(world.kindsHeard()).containsExactly("subscription.created", "setup.failed");
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.INCOMPLETE);
        assertThat(world.confirm(started, GOOD_CARD)).isEqualTo(new Succeeded());
    }

    @Test
    void begins_no_trial_after_23_hours() {
        var order = world.recurring(world.monthlyPrice(euros(500)), 14);
        var started = world.gateway().startRecurring(order);

        world.pass(Duration.ofHours(23));

        assertThat(world.standing(order.recurring()).state())
                .isEqualTo(BillingState.INCOMPLETE_EXPIRED);
        assertThat(refusalOf(() -> world.confirm(started, GOOD_CARD)))
                .isEqualTo(new UnknownClientSecret());
    }
}

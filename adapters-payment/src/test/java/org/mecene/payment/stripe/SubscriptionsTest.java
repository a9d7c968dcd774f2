package org.mecene.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.mecene.domain.payments.PaymentGateway.PAGE_LIFE;
import static org.mecene.domain.testkit.Amounts.eur;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.CheckoutEnd;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.payment.stripe.testkit.TestCard;

/// What becomes of subscriptions at Stripe, in the words of Mecene.
final class SubscriptionsTest {
    private static final Duration MONTH_AND_A_DAY = Duration.ofDays(32);
    private static final URI BACK = URI.create("https://mecene.example/back");

    private final StripeWorld world = new StripeWorld();

    @AfterEach
    void end() {
        PublishedRequests.assertKeptBy(world.stripe);
        world.close();
    }

    @Test
    @Rule("S12")
    void renews_month_by_month() {
        var started = world.subscribed(eur(500), TestCard.PAYS);

        var paid = periods(() -> world.stripe.advance(Duration.ofDays(93)));

        assertThat(paid).extracting(PeriodPaid::amount).containsOnly(eur(500)).hasSize(3);
        assertThat(paid).extracting(PeriodPaid::paymentRef).doesNotHaveDuplicates();
        assertThat(paid).extracting(PeriodPaid::periodEnd).isSorted().doesNotHaveDuplicates();
        assertThat(standing(started.ref()).state()).isEqualTo(BillingState.ACTIVE);
    }

    @Test
    @Rule({"S1", "S14"})
    void falls_behind_when_a_renewal_fails_and_ends_after_the_last_attempt() {
        var started = world.subscribed(eur(500), TestCard.DECLINED_LATER);

        var behind = states(() -> world.stripe.advance(MONTH_AND_A_DAY));
        var ended = states(() -> world.stripe.advance(MONTH_AND_A_DAY));

        assertThat(behind).contains(BillingState.PAST_DUE).doesNotContain(BillingState.ACTIVE);
        assertThat(ended).containsOnly(BillingState.CANCELED);
        assertThat(standing(started.ref()).periodEnd()).isNull();
    }

    @Test
    @Rule("S13")
    void says_where_the_payer_can_answer_the_bank() {
        world.subscribed(eur(500), TestCard.ASKS_LATER);

        var needed =
                world.facts(PaymentActionNeeded.class, () -> world.stripe.advance(MONTH_AND_A_DAY));

        assertThat(needed)
                .singleElement()
                .satisfies(fact -> assertThat(fact.link()).hasScheme("https"));
    }

    @Test
    void ends_what_nobody_paid_at_first() {
        var started =
                world.gateway.startRecurring(world.recurring(world.price(eur(500), false), 0));

        var states = states(() -> world.stripe.advance(Duration.ofHours(24)));

        assertThat(states).containsOnly(BillingState.INCOMPLETE_EXPIRED);
        assertThat(standing(started.ref()).periodEnd()).isNull();
    }

    @Test
    @Rule("S1")
    void begins_a_trial_with_the_card_and_not_before() {
        var order = world.recurring(world.price(eur(500), false), 14);
        var webhooks = world.heardOf(() -> world.gateway.startRecurring(order));
        var started = world.gateway.startRecurring(order);

        var before = world.facts(webhooks);
        var after = states(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));
        var charged = periods(() -> world.stripe.advance(Duration.ofDays(15)));

        assertThat(before)
                .allSatisfy(fact -> assertThat(stateOf(fact)).isEqualTo(BillingState.INCOMPLETE));
        assertThat(after).contains(BillingState.TRIALING);
        assertThat(charged).extracting(PeriodPaid::amount).containsExactly(eur(500));
    }

    @Test
    void ends_a_trial_for_which_no_card_was_given() {
        world.gateway.startRecurring(world.recurring(world.price(eur(500), false), 14));

        assertThat(states(() -> world.stripe.advance(Duration.ofDays(15))))
                .containsOnly(BillingState.CANCELED);
    }

    @Test
    void takes_off_what_an_offer_says_for_as_long_as_it_says() {
        var started = world.gateway.startRecurring(discounted(eur(200), 2, 0));

        var paid =
                periods(() -> {
                    world.stripe.confirm(started.clientSecret(), TestCard.PAYS);
                    world.stripe.advance(Duration.ofDays(93));
                });

        assertThat(paid)
                .extracting(PeriodPaid::amount)
                .containsExactly(eur(300), eur(300), eur(500), eur(500));
    }

    @Test
    @Rule("W8")
    void takes_nothing_off_any_more_when_the_price_changed() {
        var now = world.gateway.startRecurring(discounted(eur(200), 9, 0));
        world.stripe.confirm(now.clientSecret(), TestCard.PAYS);
        world.gateway.changePrice(change(now.ref(), eur(900), When.NOW));
        var changedNow = periods(() -> world.stripe.advance(Duration.ofDays(32)));
        var later = world.gateway.startRecurring(discounted(eur(200), 9, 0));
        world.stripe.confirm(later.clientSecret(), TestCard.PAYS);
        world.gateway.changePrice(change(later.ref(), eur(400), When.AT_PERIOD_END));
        var changedLater = periods(() -> world.stripe.advance(Duration.ofDays(32)));

        assertThat(changedNow).extracting(PeriodPaid::amount).containsExactly(eur(900));
        assertThat(changedLater).extracting(PeriodPaid::amount).containsOnly(eur(900), eur(400));
    }

    private PriceChangeOrder change(String ref, Money price, When when) {
        return new PriceChangeOrder(world.ids.next(), ref, world.price(price, false), when);
    }

    @Test
    void counts_an_offer_from_the_first_period_after_a_trial() {
        var started = world.gateway.startRecurring(discounted(eur(200), 1, 14));

        var atFirst = periods(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));
        var paid = periods(() -> world.stripe.advance(Duration.ofDays(60)));

        assertThat(atFirst).isEmpty();
        assertThat(paid).extracting(PeriodPaid::amount).containsExactly(eur(300), eur(500));
    }

    @Test
    @Rule("S10")
    void tells_a_period_that_cost_nothing_once_a_card_is_there() {
        var order = discounted(eur(500), 1, 0);
        var webhooks = world.heardOf(() -> world.gateway.startRecurring(order));
        var started = world.gateway.startRecurring(order);

        var before = world.facts(webhooks);
        var paid = periods(() -> world.stripe.confirm(started.clientSecret(), TestCard.PAYS));

        assertThat(before).noneMatch(PeriodPaid.class::isInstance);
        assertThat(paid)
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.amount()).isEqualTo(eur(0));
                    assertThat(fact.paymentRef()).isEqualTo(fact.invoiceRef());
                });
    }

    @Test
    @Rule("S24")
    void makes_one_customer_for_a_user() {
        var payer = new UserId(world.ids.next());
        var price = world.price(eur(500), false);

        begin(payer, price);
        begin(payer, price);
        world.stripe.advance(Duration.ofDays(2));
        world.stripe.forgetKeys();
        begin(payer, price);
        world.gateway.openPortal(payer, BACK);

        assertThat(world.stripe.count("customer")).isEqualTo(1);
    }

    @Test
    @Rule("S7")
    void finds_a_price_that_was_made_before_stripe_forgot_the_key() {
        var product = world.ids.next();
        var order = new PriceOrder(product, "Mécène", eur(500), true);

        var first = world.gateway.createPrice(order);
        world.stripe.forgetKeys();
        var again = world.gateway.createPrice(order);

        assertThat(again).isEqualTo(first);
        assertThat(world.stripe.count("product")).isEqualTo(1);
    }

    @Test
    @Rule("W12")
    void opens_by_the_word_of_the_page_and_not_by_the_page() {
        var order = world.recurring(world.price(eur(500), false), 0);
        var page = world.gateway.startCheckout(new CheckoutOrder(order, BACK, BACK));

        var paid = periods(() -> world.stripe.payAt(page, TestCard.PAYS));

        assertThat(paid).extracting(PeriodPaid::recurring).containsExactly(order.recurring());
    }

    @Test
    @Rule({"S5", "S17"})
    void lets_nobody_pay_on_a_page_that_was_closed() {
        var order = world.recurring(world.price(eur(500), false), 0);
        var page = world.gateway.startCheckout(new CheckoutOrder(order, BACK, BACK));

        var end = world.gateway.endCheckout(order.recurring(), order.payer());

        assertThat(end).isEqualTo(CheckoutEnd.CLOSED);
        assertThatException().isThrownBy(() -> world.stripe.payAt(page, TestCard.PAYS));
        assertThat(world.stripe.count("subscription")).isZero();
    }

    @Test
    @Rule({"S5", "S17"})
    void tells_that_nobody_came_back_to_a_page_and_nothing_of_one_that_was_paid() {
        var order = world.recurring(world.price(eur(500), false), 0);
        var paid = world.recurring(order.priceRef(), 0);
        var page = world.gateway.startCheckout(new CheckoutOrder(order, BACK, BACK));
        world.stripe.payAt(
                world.gateway.startCheckout(new CheckoutOrder(paid, BACK, BACK)), TestCard.PAYS);

        var early =
                world.facts(PageClosed.class, () -> world.stripe.advance(PAGE_LIFE.dividedBy(2)));
        var late = world.heardOf(() -> world.stripe.advance(PAGE_LIFE));

        assertThat(early).isEmpty();
        assertThat(world.facts(late)).isEqualTo(world.facts(late));
        assertThat(world.facts(late))
                .singleElement()
                .isInstanceOfSatisfying(
                        PageClosed.class,
                        fact -> assertThat(fact.recurring()).isEqualTo(order.recurring()));
        assertThatException().isThrownBy(() -> world.stripe.payAt(page, TestCard.PAYS));
    }

    @Test
    @Rule({"S5", "S17"})
    void says_that_the_payer_was_faster() {
        var order = world.recurring(world.price(eur(500), false), 0);
        var page = world.gateway.startCheckout(new CheckoutOrder(order, BACK, BACK));
        world.stripe.payAt(page, TestCard.PAYS);

        assertThat(world.gateway.endCheckout(order.recurring(), order.payer()))
                .isEqualTo(CheckoutEnd.PAID);
    }

    /// Whichever comes first at Stripe: paid and said so, or closed and not paid.
    @RepeatedTest(5)
    @Rule({"S5", "S17"})
    void has_stripe_decide_between_one_who_pays_and_one_who_closes() {
        var order = world.recurring(world.price(eur(500), false), 0);
        var page = world.gateway.startCheckout(new CheckoutOrder(order, BACK, BACK));

        var ends =
                Race.of(
                        2,
                        runner ->
                                () -> {
                                    if (runner == 0) {
                                        return world.gateway.endCheckout(
                                                order.recurring(), order.payer());
                                    }
                                    try {
                                        world.stripe.payAt(page, TestCard.PAYS);
                                    } catch (RuntimeException _) {
                                        return CheckoutEnd.CLOSED;
                                    }
                                    return CheckoutEnd.PAID;
                                });

        assertThat(ends.values()).hasSize(2);
        assertThat(ends.values().stream().distinct()).hasSize(1);
        assertThat(world.stripe.count("subscription"))
                .isEqualTo(ends.values().getFirst() == CheckoutEnd.PAID ? 1 : 0);
    }

    @Test
    @Rule("S11")
    void charges_a_dearer_price_for_the_rest_of_the_period_once() {
        var started = world.subscribed(eur(1_000), TestCard.PAYS);
        world.stripe.advance(Duration.ofDays(15));
        var dearer = world.price(eur(3_000), false);
        var order = new PriceChangeOrder(world.ids.next(), started.ref(), dearer, When.NOW);

        var facts =
                world.facts(
                        world.heardOf(() -> {
                            world.gateway.changePrice(order);
                            world.gateway.changePrice(order);
                            world.stripe.forgetKeys();
                            world.gateway.changePrice(order);
                        }));

        assertThat(facts.stream().filter(ChangePaid.class::isInstance).distinct())
                .singleElement()
                .satisfies(fact ->
                        assertThat(((ChangePaid) fact).amount()).isBetween(eur(900), eur(1_100)));
        assertThat(facts).noneMatch(PeriodPaid.class::isInstance);
        assertThat(standing(started.ref()).priceRef()).isEqualTo(dearer);
    }

    @Test
    @Rule("S11")
    void changes_nothing_when_the_card_does_not_pay_the_difference() {
        var cheap = world.price(eur(500), false);
        var started = world.gateway.startRecurring(world.recurring(cheap, 0));
        world.stripe.confirm(started.clientSecret(), TestCard.PAYS);
        var poor = world.stripe.keptCard(TestCard.LACKS_FUNDS);
        world.stripe.change(started.ref(), sub -> sub.put("default_payment_method", poor));
        var order =
                new PriceChangeOrder(
                        world.ids.next(), started.ref(), world.price(eur(900), false), When.NOW);

        var answer = world.gateway.changePrice(order);

        assertThat(answer).isEqualTo(new PriceChangeAnswer.Declined("insufficient_funds"));
        assertThat(standing(started.ref()).priceRef()).isEqualTo(cheap);
    }

    @Test
    @Rule("S11")
    void puts_a_cheaper_price_into_force_with_the_next_period() {
        var started = world.subscribed(eur(1_000), TestCard.PAYS);
        var cheaper = world.price(eur(400), false);
        var order =
                new PriceChangeOrder(world.ids.next(), started.ref(), cheaper, When.AT_PERIOD_END);

        world.gateway.changePrice(order);
        var answer = world.gateway.changePrice(order);
        var before = standing(started.ref()).priceRef();
        var paid = periods(() -> world.stripe.advance(MONTH_AND_A_DAY));

        assertThat(answer).isEqualTo(new PriceChangeAnswer.Changed());
        assertThat(before).isNotEqualTo(cheaper);
        assertThat(paid).extracting(PeriodPaid::amount).containsExactly(eur(400));
        assertThat(standing(started.ref()).priceRef()).isEqualTo(cheaper);
    }

    @Test
    @Rule("S3")
    void ends_with_the_period_also_when_another_price_was_planned() {
        var started = world.subscribed(eur(1_000), TestCard.PAYS);
        var cheaper = world.price(eur(400), false);
        world.gateway.changePrice(
                new PriceChangeOrder(world.ids.next(), started.ref(), cheaper, When.AT_PERIOD_END));

        world.gateway.setEnd(started.ref(), true);
        var isSet = standing(started.ref()).cancelAtPeriodEnd();
        world.stripe.advance(MONTH_AND_A_DAY);

        assertThat(isSet).isTrue();
        assertThat(standing(started.ref()).state()).isEqualTo(BillingState.CANCELED);
    }

    @Test
    @Rule("S26")
    void takes_back_an_end_that_was_set_on_stripes_own_page() {
        var started = world.subscribed(eur(500), TestCard.PAYS);
        world.stripe.change(started.ref(), sub -> sub.put("cancel_at", 1_900_000_000));

        var before = standing(started.ref()).cancelAtPeriodEnd();
        world.gateway.setEnd(started.ref(), false);

        assertThat(before).isTrue();
        assertThat(standing(started.ref()).cancelAtPeriodEnd()).isFalse();
    }

    @Test
    @Rule("S23")
    void does_not_mind_that_a_subscription_is_gone() {
        world.gateway.cancelNow("sub_that_nobody_knows");

        assertThat(world.stripe.requests()).isNotEmpty();
    }

    private void begin(UserId payer, String price) {
        world.gateway.startRecurring(new RecurringOrder(world.ids.next(), payer, price, 0, null));
    }

    private RecurringOrder discounted(Money off, int periods, int trialDays) {
        return new RecurringOrder(
                world.ids.next(),
                new UserId(world.ids.next()),
                world.price(eur(500), false),
                trialDays,
                new Discount(world.ids.next(), off, periods));
    }

    private List<PeriodPaid> periods(Runnable act) {
        return world.facts(PeriodPaid.class, act).stream().distinct().toList();
    }

    private List<BillingState> states(Runnable act) {
        return world.facts(RecurringChanged.class, act).stream()
                .map(RecurringChanged::state)
                .toList();
    }

    private RecurringChanged standing(String ref) {
        var webhook =
                world.stripe.signed(
                        "{\"id\":\"evt_x\",\"type\":\"customer.subscription.updated\",\"data\":{\"object\":{\"id\":\"%s\"}}}"
                                .formatted(ref)
                                .getBytes(UTF_8));
        return (RecurringChanged) world.facts(List.of(webhook)).getLast();
    }

    private static BillingState stateOf(ProviderFact fact) {
        return ((RecurringChanged) fact).state();
    }
}

package org.mecene.domain.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.OtherTerms;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.text.Bytes;
import org.mecene.domain.time.Ids;

/// What every [PaymentGateway] promises, with a provider behind it that a test can let payers pay
/// at. The provider may hold what earlier tests left.
public interface PaymentGatewayContract {
    Ids IDS = SequentialIds.unlikeAnyBefore();

    PaymentGateway gateway();

    /// The time that the provider goes by.
    Instant now();

    /// The payer finishes with a good card what a client secret is for.
    ///
    /// @return the webhooks that tell of it, as they arrive
    List<Webhook> pays(String clientSecret);

    /// The payer tries with a card that is declined.
    List<Webhook> isDeclined(String clientSecret);

    /// Does something at the provider.
    ///
    /// @return the webhooks that tell of it, as they arrive
    List<Webhook> tellings(Runnable act);

    /// A webhook as it arrives over HTTP.
    record Webhook(Bytes body, String signature) {}

    @Test
    default void has_a_name_for_paths() {
        assertThat(gateway().name()).matches("[a-z]+");
        assertThat(gateway().signatureHeader()).isNotBlank();
    }

    @Test
    @Rule("W11")
    default void starts_one_payment_once_however_often_it_is_asked() {
        var order = order(xof(5_000));

        var first = gateway().startPayment(order);
        var again = gateway().startPayment(order);
        var other = gateway().startPayment(order(xof(5_000)));

        assertThat(again).isEqualTo(first);
        assertThat(other.ref()).isNotEqualTo(first.ref());
        assertThat(other.clientSecret()).isNotEqualTo(first.clientSecret());
    }

    @Test
    default void shows_no_secret() {
        var started = gateway().startPayment(order(xof(5_000)));

        assertThat(started.toString()).doesNotContain(started.clientSecret());
    }

    @Test
    @Rule({"S7", "W11"})
    default void makes_one_price_once_and_a_new_one_for_another_amount() {
        var product = IDS.next();
        var order = new PriceOrder(product, "Mécène", xof(5_000), false);

        var first = gateway().createPrice(order);
        var again = gateway().createPrice(order);
        var dearer = gateway().createPrice(new PriceOrder(product, "Mécène", xof(6_000), false));

        assertThat(again).isEqualTo(first);
        assertThat(dearer).isNotEqualTo(first);
    }

    @Test
    @Rule("W11")
    default void starts_one_subscription_once_however_often_it_is_asked() {
        var order = recurring(xof(5_000), 0);

        var first = gateway().startRecurring(order);
        var again = gateway().startRecurring(order);

        assertThat(again).isEqualTo(first);
    }

    @Test
    @Rule({"M1", "W12"})
    default void tells_of_a_payment_that_was_paid() {
        for (var amount : List.of(xof(5_000), eur(5_000))) {
            var order = order(amount);
            var started = gateway().startPayment(order);

            var paid = only(PaymentSucceeded.class, pays(started.clientSecret()));

            assertThat(paid.payment()).isEqualTo(order.payment());
            assertThat(paid.ref()).isEqualTo(started.ref());
            assertThat(paid.amount()).isEqualTo(amount);
            assertThat(paid.fee().currency()).isEqualTo(amount.currency());
            assertThat(paid.fee().isNegative()).isFalse();
        }
    }

    @Test
    @Rule({"M8", "P1"})
    default void says_what_a_payment_came_to_and_when_it_is_available() {
        var started = gateway().startPayment(order(eur(5_000)));
        pays(started.clientSecret());

        var settlement = gateway().settlement(started.ref()).orElseThrow();

        assertThat(settlement.fee().currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(settlement.fee().isNegative()).isFalse();
        assertThat(settlement.fee()).isLessThan(eur(5_000));
        assertThat(settlement.availableAt()).isAfter(now());
    }

    @Test
    @Rule("C28")
    default void tells_of_an_attempt_that_failed_and_takes_another() {
        var order = order(eur(5_000));
        var started = gateway().startPayment(order);

        var failed = only(PaymentFailed.class, isDeclined(started.clientSecret()));
        var paid = only(PaymentSucceeded.class, pays(started.clientSecret()));

        assertThat(failed.payment()).isEqualTo(order.payment());
        assertThat(failed.reason()).isNotBlank();
        assertThat(paid.payment()).isEqualTo(order.payment());
    }

    @Test
    @Rule("I11")
    default void tells_of_every_attempt_that_was_declined_and_knows_the_card_again() {
        var order = order(eur(5_000));
        var recurring = recurring(eur(500), 0);
        var once = gateway().startPayment(order).clientSecret();
        var again = gateway().startRecurring(recurring).clientSecret();

        var first = only(CardDeclined.class, isDeclined(once));
        var second = only(CardDeclined.class, isDeclined(once));
        var third = only(CardDeclined.class, isDeclined(again));

        assertThat(List.of(first.asked(), second.asked(), third.asked()))
                .containsExactly(
                        order.payment().value(), order.payment().value(), recurring.recurring());
        assertThat(Set.of(first.attempt(), second.attempt(), third.attempt())).hasSize(3);
        assertThat(first.card()).isNotNull().isEqualTo(second.card()).isEqualTo(third.card());
    }

    @Test
    default void tells_of_a_subscription_whose_first_period_was_paid() {
        var order = recurring(eur(500), 0);
        var started = gateway().startRecurring(order);

        var facts = facts(pays(started.clientSecret()));

        var paid = only(PeriodPaid.class, facts.stream());
        assertThat(paid.recurring()).isEqualTo(order.recurring());
        assertThat(paid.amount()).isEqualTo(eur(500));
        assertThat(paid.periodEnd()).isAfter(now().plus(Duration.ofDays(27)));
        assertThat(changes(facts))
                .anySatisfy(change -> {
                    assertThat(change.recurring()).isEqualTo(order.recurring());
                    assertThat(change.ref()).isEqualTo(started.ref());
                    assertThat(change.state()).isEqualTo(BillingState.ACTIVE);
                    assertThat(change.cancelAtPeriodEnd()).isFalse();
                });
    }

    @Test
    default void tells_of_a_trial_that_began() {
        var order = recurring(eur(500), 14);
        var started = gateway().startRecurring(order);

        var facts = facts(pays(started.clientSecret()));

        assertThat(facts).noneMatch(PeriodPaid.class::isInstance);
        assertThat(changes(facts))
                .anySatisfy(change -> {
                    assertThat(change.state()).isEqualTo(BillingState.TRIALING);
                    assertThat(change.periodEnd())
                            .isBetween(
                                    now().plus(Duration.ofDays(13)),
                                    now().plus(Duration.ofDays(15)));
                });
    }

    @Test
    default void ends_a_subscription_and_takes_the_end_back_as_often_as_it_is_asked() {
        var started = gateway().startRecurring(recurring(eur(500), 0));
        pays(started.clientSecret());

        gateway().setEnd(started.ref(), true);
        gateway().setEnd(started.ref(), true);
        gateway().setEnd(started.ref(), false);
        gateway().cancelNow(started.ref());

        gateway().cancelNow(started.ref());
    }

    @Test
    @Rule({"M12", "M14", "W11"})
    default void gives_back_in_parts_and_tells_of_each_part_once() {
        var started = paid(eur(2_000));
        var first = refund(started.ref(), eur(500));
        var second = refund(started.ref(), eur(300));

        var told =
                facts(
                        tellings(() -> {
                            gateway().refund(first);
                            gateway().refund(first);
                            gateway().refund(second);
                        }));

        assertThat(refunds(told))
                .extracting(RefundChanged::refund, RefundChanged::amount, RefundChanged::paymentRef)
                .containsExactlyInAnyOrder(
                        tuple(first.refund(), eur(500), started.ref()),
                        tuple(second.refund(), eur(300), started.ref()));
        assertThat(refunds(told))
                .allSatisfy(fact -> assertThat(fact.state()).isEqualTo(RefundState.SUCCEEDED));
        assertThat(listed(now().minusSeconds(5)))
                .anySatisfy(payment -> {
                    assertThat(payment.ref()).isEqualTo(started.ref());
                    assertThat(payment.refunded()).isEqualTo(eur(800));
                });
    }

    @Test
    @Rule("W11")
    default void answers_the_same_when_a_refund_is_asked_for_again() {
        var order = refund(paid(eur(2_000)).ref(), eur(500));

        var first = gateway().refund(order);
        var again = gateway().refund(order);

        assertThat(again).isEqualTo(first);
        assertThat(first).isInstanceOf(RefundAnswer.Accepted.class);
    }

    @Test
    default void recalls_what_it_told_of_a_payment() {
        var order = order(eur(2_000));
        var started = gateway().startPayment(order);
        pays(started.clientSecret());
        var refund = refund(started.ref(), eur(500));
        gateway().refund(refund);

        var facts = gateway().recall(started.ref());

        assertThat(facts.stream().filter(PaymentSucceeded.class::isInstance))
                .singleElement()
                .satisfies(fact ->
                        assertThat(((PaymentSucceeded) fact).payment()).isEqualTo(order.payment()));
        assertThat(refunds(facts))
                .singleElement()
                .satisfies(fact -> assertThat(fact.refund()).isEqualTo(refund.refund()));
    }

    @Test
    default void leads_to_a_page_for_a_first_payment_and_to_one_for_bills() {
        var back = URI.create("https://mecene.example/back");
        var order = recurring(eur(500), 0);

        var checkout = gateway().startCheckout(new CheckoutOrder(order, back, back));
        var portal = gateway().openPortal(order.payer(), back);

        assertThat(checkout.isAbsolute()).isTrue();
        assertThat(portal.isAbsolute()).isTrue();
    }

    @Test
    @Rule("S5")
    default void closes_a_page_that_nobody_paid_on() {
        var back = URI.create("https://mecene.example/back");
        var order = recurring(eur(500), 0);
        gateway().startCheckout(new CheckoutOrder(order, back, back));

        assertThat(gateway().endCheckout(order.recurring(), order.payer()))
                .isEqualTo(CheckoutEnd.CLOSED);
        assertThat(gateway().endCheckout(order.recurring(), order.payer()))
                .isEqualTo(CheckoutEnd.CLOSED);
        assertThat(gateway().endCheckout(IDS.next(), order.payer())).isEqualTo(CheckoutEnd.UNKNOWN);
    }

    @Test
    @Rule("S5")
    default void closes_nothing_that_is_paid_in_the_browser() {
        var order = recurring(eur(500), 0);
        var started = gateway().startRecurring(order);

        assertThat(gateway().endCheckout(order.recurring(), order.payer()))
                .isEqualTo(CheckoutEnd.UNKNOWN);
        assertThat(gateway().startRecurring(order)).isEqualTo(started);
    }

    @Test
    @Rule({"S5", "W4"})
    default void tells_of_a_page_that_closed() {
        var back = URI.create("https://mecene.example/back");
        var order = recurring(eur(500), 0);
        gateway().startCheckout(new CheckoutOrder(order, back, back));

        var facts = facts(tellings(() -> gateway().endCheckout(order.recurring(), order.payer())));

        assertThat(facts).isNotEmpty().allSatisfy(fact -> assertThat(isOver(fact)).isTrue());
    }

    private static boolean isOver(ProviderFact fact) {
        return switch (fact) {
            case PageClosed _ -> true;
            case RecurringChanged changed -> changed.state() == BillingState.CANCELED;
            default -> false;
        };
    }

    @Test
    @Rule("W11")
    default void says_when_something_else_was_begun_under_the_same_id() {
        var order = recurring(eur(500), 0);
        gateway().startRecurring(order);
        var other = new RecurringOrder(order.recurring(), order.payer(), order.priceRef(), 7, null);

        assertThatExceptionOfType(OtherTerms.class)
                .isThrownBy(() -> gateway().startRecurring(other));
    }

    @Test
    @Rule("S11")
    default void puts_a_subscription_that_runs_on_another_price() {
        var order = recurring(eur(500), 0);
        var started = gateway().startRecurring(order);
        pays(started.clientSecret());
        var dearer = gateway().createPrice(new PriceOrder(IDS.next(), "Mécène", eur(900), false));
        var change = new PriceChangeOrder(IDS.next(), started.ref(), dearer, When.NOW);

        var answer = gateway().changePrice(change);

        assertThat(answer).isEqualTo(new PriceChangeAnswer.Changed());
        assertThat(gateway().changePrice(change)).isEqualTo(answer);
    }

    @Test
    @Rule("W8")
    default void takes_off_a_first_payment_what_an_offer_takes_off() {
        var full = recurring(eur(500), 0);
        var discount = new Discount(IDS.next(), eur(200), 2);
        var order =
                new RecurringOrder(full.recurring(), full.payer(), full.priceRef(), 0, discount);

        var started = gateway().startRecurring(order);
        var facts = facts(pays(started.clientSecret()));

        assertThat(gateway().startRecurring(order)).isEqualTo(started);
        assertThat(facts.stream().filter(PeriodPaid.class::isInstance).map(PeriodPaid.class::cast))
                .isNotEmpty()
                .allSatisfy(paid -> assertThat(paid.amount()).isEqualTo(eur(300)));
    }

    @Test
    default void lists_the_payments_that_it_took() {
        var from = now();
        var first = paid(xof(5_000));
        var second = paid(eur(999));
        gateway().startPayment(order(xof(1)));

        var listed = listed(from.minusSeconds(5));

        assertThat(listed)
                .extracting(ProviderPayment::ref)
                .doesNotHaveDuplicates()
                .contains(first.ref(), second.ref());
        assertThat(listed)
                .anySatisfy(payment -> {
                    assertThat(payment.ref()).isEqualTo(second.ref());
                    assertThat(payment.amount()).isEqualTo(eur(999));
                });
        assertThat(listed(now().plus(Duration.ofDays(1)))).isEmpty();
    }

    @Test
    @Rule("W1")
    default void trusts_only_what_the_provider_signed() {
        var webhook = anyWebhook();
        var changed = webhook.body().toArray();
        changed[changed.length / 2]++;

        assertThat(untrusted(changed, webhook.signature())).isTrue();
        assertThat(untrusted(webhook.body().toArray(), null)).isTrue();
        assertThat(untrusted(webhook.body().toArray(), "")).isTrue();
        assertThat(untrusted(webhook.body().toArray(), "t=1,v1=00")).isTrue();
        assertThat(untrusted(new byte[0], webhook.signature())).isTrue();
    }

    @Test
    @Rule({"W2", "W3"})
    default void knows_a_repeated_notice_and_reads_the_same_in_it() {
        var webhook = anyWebhook();

        var first = authenticated(webhook);
        var again = authenticated(webhook);

        assertThat(first.provider()).isEqualTo(gateway().name());
        assertThat(again).isEqualTo(first);
        assertThat(gateway().interpret(again)).isEqualTo(gateway().interpret(first));
    }

    private Started paid(Money amount) {
        var started = gateway().startPayment(order(amount));
        pays(started.clientSecret());
        return started;
    }

    private Webhook anyWebhook() {
        return pays(gateway().startPayment(order(xof(5_000))).clientSecret()).getFirst();
    }

    private List<ProviderPayment> listed(Instant from) {
        var all = new ArrayList<ProviderPayment>();
        @Nullable String after = null;
        do {
            var part = gateway().listPayments(from, after, 1);
            all.addAll(part.items());
            after = part.next();
        } while (after != null);
        return all;
    }

    private boolean untrusted(byte[] body, @Nullable String signature) {
        return refusalOf(() -> gateway().authenticate(body, signature))
                .equals(new PaymentRefusal.UntrustedNotice());
    }

    private Notice authenticated(Webhook webhook) {
        return gateway().authenticate(webhook.body().toArray(), webhook.signature());
    }

    private List<ProviderFact> facts(List<Webhook> webhooks) {
        return webhooks.stream()
                .flatMap(webhook -> gateway().interpret(authenticated(webhook)).stream())
                .toList();
    }

    private <T extends ProviderFact> T only(Class<T> kind, List<Webhook> webhooks) {
        return only(kind, facts(webhooks).stream());
    }

    private static <T extends ProviderFact> T only(Class<T> kind, Stream<ProviderFact> facts) {
        var found = facts.filter(kind::isInstance).map(kind::cast).distinct().toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<RecurringChanged> changes(List<ProviderFact> facts) {
        return facts.stream()
                .filter(RecurringChanged.class::isInstance)
                .map(RecurringChanged.class::cast)
                .toList();
    }

    private static RefundOrder refund(String paymentRef, Money amount) {
        return new RefundOrder(new RefundId(IDS.next()), paymentRef, amount);
    }

    private static List<RefundChanged> refunds(List<ProviderFact> facts) {
        return facts.stream()
                .filter(RefundChanged.class::isInstance)
                .map(RefundChanged.class::cast)
                .distinct()
                .toList();
    }

    private static PaymentOrder order(Money amount) {
        return new PaymentOrder(new PaymentId(IDS.next()), amount, "Un puits — été");
    }

    private RecurringOrder recurring(Money price, int trialDays) {
        var ref = gateway().createPrice(new PriceOrder(IDS.next(), "Mécène", price, false));
        return new RecurringOrder(IDS.next(), new UserId(IDS.next()), ref, trialDays, null);
    }
}

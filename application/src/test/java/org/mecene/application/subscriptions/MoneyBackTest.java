package org.mecene.application.subscriptions;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.payments.RefundWish;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// Subscriptions whose money goes back, comes late, or waits for the payer.
final class MoneyBackTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final User admin = world.has(anAdmin());
    private final Tier tier = world.has(aTier().of(creator).unknownToProvider());

    @Test
    @Rule("S19")
    void ends_when_the_whole_running_period_goes_back() {
        var subscription = subscribed();

        refund(subscription, null);
        world.worksOff();

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(ref(subscription))).isTrue();
        assertThat(world.toldTo(subscriber))
                .extracting(Notification::kind)
                .contains(NotificationKind.REFUND, NotificationKind.SUBSCRIPTION_ENDED);
        assertThat(world.balance(Account.creatorPending(creator.id()), price()))
                .isEqualTo(price().minus(price()));
        world.booksAreBalanced();
    }

    @Test
    @Rule("S19")
    void goes_on_when_a_part_goes_back() {
        var subscription = subscribed();

        refund(subscription, new Money(1, price().currency()));

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S19")
    void goes_on_when_an_earlier_period_goes_back() {
        var subscription = subscribed();
        var first = payment(subscription);
        world.passes(Duration.ofDays(30));
        world.isTold(period(subscription, 2, world.now()));

        world.payments.refundPayments.handle(
                world.as(admin), first.id(), RefundWish.of(null, "Complaint"));

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S17")
    void gives_back_what_is_paid_after_the_end() {
        var subscription = subscribed();
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), false);
        world.passes(Duration.ofHours(1));

        world.isTold(period(subscription, 2, world.now()));
        world.worksOff();

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().refundOrders())
                .singleElement()
                .satisfies(order -> assertThat(order.paymentRef()).isEqualTo("pi_2"));
        world.booksAreBalanced();
    }

    @Test
    @Rule("S17")
    void keeps_what_was_paid_before_the_end_and_told_after_it() {
        var subscription = subscribed();
        var paidAt = world.now();
        world.passes(Duration.ofHours(1));
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), false);

        world.isTold(period(subscription, 2, paidAt));
        world.worksOff();

        assertThat(world.provider().refundOrders()).isEmpty();
    }

    /// The word of the payment comes after the subscriber gave up, or after we did: no access was
    /// ever given for it.
    @Test
    @Rule("S17")
    void gives_back_a_first_payment_when_the_subscription_was_given_up_before_it_was_heard_of() {
        var begun = world.subscriptions.subscribe.handle(world.as(subscriber), tier.id());
        var subscription = begun.subscription().subscription();
        world.passes(Duration.ofMinutes(1));
        var paidAt = world.now();
        world.passes(Duration.ofMinutes(1));
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), true);

        world.isTold(period(subscription, 1, paidAt));
        world.worksOff();

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().refundOrders()).hasSize(1);
        world.booksAreBalanced();
    }

    @Test
    @Rule("S13")
    void asks_the_subscriber_to_act_and_keeps_access() {
        var subscription = subscribed();

        world.isTold(
                new PaymentActionNeeded(
                        subscription.id().value(),
                        "in_2",
                        URI.create("https://pay.example/2"),
                        world.now()));
        world.worksOff();

        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.toldTo(subscriber))
                .extracting(Notification::kind)
                .contains(NotificationKind.PAYMENT_ACTION_NEEDED);
    }

    @Test
    @Rule({"S3", "S26"})
    void says_when_an_end_is_set_and_when_it_is_taken_back_wherever_it_was_done() {
        var subscription = subscribed();
        var end = world.now(subscription).standing().paidThrough();

        world.isTold(standing(subscription, true, end), standing(subscription, true, end));
        world.isTold(standing(subscription, false, end));

        assertThat(world.events(SubscriptionEvent.EndSet.class)).hasSize(1);
        assertThat(world.events(SubscriptionEvent.EndTakenBack.class)).hasSize(1);
    }

    @Test
    @Rule("S3")
    void says_so_once_when_it_was_done_here_and_is_told_too() {
        var subscription = subscribed();
        var end = world.now(subscription).standing().paidThrough();
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), true);
        world.isTold(standing(subscription, true, end));
        world.subscriptions.runSubscriptions.resume(world.as(subscriber), subscription.id());
        world.isTold(standing(subscription, false, end));

        assertThat(world.events(SubscriptionEvent.EndSet.class)).hasSize(1);
        assertThat(world.events(SubscriptionEvent.EndTakenBack.class)).hasSize(1);
    }

    private RecurringChanged standing(
            Subscription subscription, boolean ending, @Nullable Instant end) {
        world.passes(Duration.ofMinutes(1));
        return new RecurringChanged(
                subscription.id().value(),
                ref(subscription),
                null,
                BillingState.ACTIVE,
                end,
                ending,
                world.now());
    }

    private PeriodPaid period(Subscription subscription, int number, Instant at) {
        return new PeriodPaid(
                subscription.id().value(),
                "in_" + number,
                "pi_" + number,
                price(),
                new Money(0, price().currency()),
                world.now().plus(Duration.ofDays(30)),
                at);
    }

    private Subscription subscribed() {
        return world.pays(world.subscriptions.subscribe.handle(world.as(subscriber), tier.id()));
    }

    private Refund refund(Subscription subscription, @Nullable Money amount) {
        return world.payments.refundPayments.handle(
                world.as(admin), payment(subscription).id(), RefundWish.of(amount, "Complaint"));
    }

    private Payment payment(Subscription subscription) {
        return world.ports()
                .payments()
                .findNewestPaid(PaymentPurpose.SUBSCRIPTION_PERIOD, subscription.id().value())
                .orElseThrow();
    }

    private Money price() {
        return tier.offer().price();
    }

    private static String ref(Subscription subscription) {
        return requireNonNull(subscription.providerRef());
    }
}

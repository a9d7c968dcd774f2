package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Role;
import org.mecene.domain.notifications.Notification;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.OfferId;
import org.mecene.domain.subscriptions.Reduction;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndSet;
import org.mecene.domain.subscriptions.SubscriptionEvent.RenewalAhead;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;
import org.mecene.domain.users.User;

/// Renewals: told before they come, stopped when there is nobody to renew with, and never a credit.
final class RenewalsTest {
    private static final Duration SOON = Duration.ofDays(13);

    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final Tier yearly =
            world.has(aTier().of(creator).costing(xof(50_000)).yearly().unknownToProvider());
    private final Tier monthly =
            world.has(aTier().of(creator).costing(xof(5_000)).unknownToProvider());

    @Test
    @Rule("T6")
    void a_yearly_one_is_announced_two_weeks_before_and_once() {
        var subscription = world.has(to(yearly).paidFor(Duration.ofDays(15)));

        var tooEarly = announce();
        world.passes(Duration.ofDays(1));
        var first = announce();
        var second = announce();
        world.worksOff();

        assertThat(tooEarly).isZero();
        assertThat(first).isEqualTo(1);
        assertThat(second).isZero();
        assertThat(world.events(RenewalAhead.class))
                .containsExactly(
                        new RenewalAhead(
                                subscription.id(),
                                subscriber.id(),
                                creator.id(),
                                xof(50_000),
                                Objects.requireNonNull(subscription.standing().paidThrough())));
        assertThat(world.toldTo(subscriber))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.RENEWAL_AHEAD);
        assertThat(world.mailsTo(subscriber)).hasSize(1);
    }

    @Test
    @Rule("T6")
    void the_first_debit_after_a_trial_is_announced_and_the_same_every_month_is_not() {
        world.has(to(monthly).in(SubscriptionStatus.TRIALING).paidFor(SOON));
        world.has(aSubscription().of(world.has(aUser())).to(monthly).paidFor(SOON));

        assertThat(announce()).isEqualTo(1);
    }

    @Test
    @Rule("T6")
    void the_first_whole_price_after_an_offer_is_announced() {
        var offer = anOffer();
        var before = world.now().plus(SOON).minus(Duration.ofHours(1));
        var over = new Reduction(offer.id(), xof(1_000), 2, 0, before, false);
        var running = new Reduction(offer.id(), xof(1_000), 2, 1, before, false);
        world.has(to(monthly).paidFor(SOON).with(over));
        world.has(aSubscription().of(world.has(aUser())).to(monthly).paidFor(SOON).with(running));

        assertThat(announce()).isEqualTo(1);
        assertThat(world.events(RenewalAhead.class))
                .extracting(RenewalAhead::price)
                .containsExactly(xof(5_000));
    }

    @Test
    @Rule("T6")
    void nothing_is_announced_that_does_not_come() {
        world.has(to(yearly).paidFor(SOON).ending());
        world.has(
                aSubscription()
                        .of(world.has(aUser()))
                        .to(yearly)
                        .paidFor(SOON)
                        .granted(SubscriptionOrigin.GIFT));

        assertThat(announce()).isZero();
    }

    @Test
    @Rule({"S21", "K14"})
    void stop_when_the_creator_lost_the_role_while_access_stays() {
        var subscription = world.pays(subscribe());
        losesRole();

        var stopped = world.subscriptions.stopRenewals.run(world.now());
        var again = world.subscriptions.stopRenewals.run(world.now());

        assertThat(stopped).isEqualTo(1);
        assertThat(again).isZero();
        assertThat(world.provider().isSetToEnd(Objects.requireNonNull(subscription.providerRef())))
                .isTrue();
        assertThat(world.now(subscription).standing().cancelAtPeriodEnd()).isTrue();
        assertThat(world.events(EndSet.class)).hasSize(1);
        assertThat(world.now(subscription).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S21")
    void tell_nobody_while_the_provider_has_not_stopped_them() {
        var subscription = world.pays(subscribe());
        losesRole();
        world.provider().goDown();

        var stopped = world.subscriptions.stopRenewals.run(world.now());

        assertThat(stopped).isZero();
        assertThat(world.events(EndSet.class)).isEmpty();
        assertThat(world.now(subscription).standing().cancelAtPeriodEnd()).isFalse();
    }

    @Test
    @Rule({"S21", "O4"})
    void end_at_the_provider_before_subscribers_of_a_shut_out_creator_are_told() {
        var subscription = world.pays(subscribe());
        world.worksOff();
        var admin = world.has(aUser().being(Role.ADMIN));
        world.users.shutOut.ban(world.as(admin), creator.id(), "spam", null);
        new EndSubscriptionsOfShutOut(
                        world.ports().transactions(),
                        world.ports().dueSubscriptions(),
                        world.ports().subscriptions(),
                        world.ports().events())
                .run(world.now());
        world.provider().goDown();
        world.worksOff();
        var toldWhileDown = world.toldTo(subscriber).size();
        world.provider().comeBack();
        world.passes(Duration.ofHours(1));
        world.worksOff();

        assertThat(toldWhileDown).isZero();
        assertThat(world.provider().isCancelled(Objects.requireNonNull(subscription.providerRef())))
                .isTrue();
        assertThat(world.toldTo(subscriber))
                .extracting(Notification::kind)
                .containsExactly(NotificationKind.SUBSCRIPTION_ENDED);
    }

    @Test
    @Rule({"S28", "S2"})
    void leave_nothing_open_after_the_end_that_was_written_before_it() {
        var subscription = world.pays(subscribe());
        var post = world.has(aPost().by(creator).forSubscribers());
        var during = world.content.readPosts.show(world.as(subscriber), post.id()).card();
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), false);

        var after = world.content.readPosts.show(world.as(subscriber), post.id()).card();

        assertThat(during.isLocked()).isFalse();
        assertThat(after.isLocked()).isTrue();
    }

    @Test
    @Rule("S29")
    void give_no_credit_for_the_time_that_was_blocked_for_debt() {
        var end = world.now().minus(Duration.ofDays(20));
        var suspended = world.has(to(monthly).in(SubscriptionStatus.SUSPENDED).paidThrough(end));
        var due = end.plus(Duration.ofDays(30));

        world.isTold(
                new PeriodPaid(
                        suspended.id().value(),
                        "in_late",
                        "pay_late",
                        xof(5_000),
                        xof(0),
                        due,
                        world.now()));

        assertThat(world.now(suspended).standing().paidThrough()).isEqualTo(due);
    }

    @Test
    @Rule({"S15", "S5"})
    void are_paid_late_by_a_new_card_and_by_no_second_subscription() {
        var end = world.now().minus(Duration.ofDays(1));
        var late = world.has(to(monthly).in(SubscriptionStatus.PAST_DUE).paidThrough(end));

        var second = refusalOf(this::subscribe);
        world.isTold(
                new PeriodPaid(
                        late.id().value(),
                        "in_open",
                        "pay_new_card",
                        xof(5_000),
                        xof(0),
                        end.plus(Duration.ofDays(30)),
                        world.now()),
                standing(late, BillingState.ACTIVE, null));

        assertThat(second).isEqualTo(new AlreadySubscribed(late.id()));
        assertThat(world.now(late).status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.provider().recurringOrders()).isEmpty();
    }

    @Test
    @Rule({"S27", "S17"})
    void give_a_first_payment_back_when_the_creator_was_shut_out_before_it_came() {
        var begun = subscribe();
        var admin = world.has(aUser().being(Role.ADMIN));
        world.users.shutOut.ban(world.as(admin), creator.id(), "spam", null);
        new EndSubscriptionsOfShutOut(
                        world.ports().transactions(),
                        world.ports().dueSubscriptions(),
                        world.ports().subscriptions(),
                        world.ports().events())
                .run(world.now());
        world.passes(Duration.ofMinutes(1));

        var ended = world.pays(begun);
        world.worksOff();

        assertThat(ended.status().isLive()).isFalse();
        assertThat(world.provider().refundOrders()).hasSize(1);
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0))).isEqualTo(xof(0));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"S26", "W8"})
    void set_aside_what_costs_otherwise_because_of_the_providers_own_desk() {
        var running = world.has(to(monthly));

        world.isTold(
                standing(running, BillingState.ACTIVE, "price_of_the_desk"),
                new PeriodPaid(
                        running.id().value(),
                        "in_desk",
                        "pay_desk",
                        xof(1),
                        xof(0),
                        world.now().plus(Duration.ofDays(60)),
                        world.now()));

        assertThat(world.now(running).terms()).isEqualTo(running.terms());
        assertThat(world.ports().noticeInbox().failed(PageRequest.first(10)).items()).hasSize(1);
        assertThat(world.ports().ledger().entries()).isEmpty();
    }

    private RecurringChanged standing(
            Subscription subscription, BillingState state, @Nullable String price) {
        return new RecurringChanged(
                subscription.id().value(),
                Objects.requireNonNull(subscription.providerRef()),
                price,
                state,
                null,
                false,
                world.now());
    }

    private int announce() {
        return world.subscriptions.announceRenewals.run(world.now());
    }

    private SubscriptionBuilder to(Tier tier) {
        return aSubscription().of(subscriber).to(tier);
    }

    private Subscribe.Begun subscribe() {
        return world.subscriptions.subscribe.handle(world.as(subscriber), monthly.id());
    }

    private void losesRole() {
        var stored = world.now(creator);
        world.committed(() -> {
            var locked = world.ports().users().findForUpdate(stored.id()).orElseThrow();
            world.ports().users().save(locked.withRoles(Set.of(Role.SUBSCRIBER)));
        });
    }

    private SpecialOffer anOffer() {
        var offer =
                new SpecialOffer(
                        new OfferId(world.ports().ids().next()),
                        creator.id(),
                        new OfferCode("TWO-MONTHS"),
                        monthly.id(),
                        new SpecialOffer.Reward.AmountOff(xof(1_000), 2),
                        new SpecialOffer.Limits(null, null, null, false),
                        null,
                        world.now());
        world.committed(() -> world.ports().offers().add(offer));
        return offer;
    }
}

package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.TierChanged;
import org.mecene.domain.subscriptions.SubscriptionRefusal.ChangeDeclined;
import org.mecene.domain.subscriptions.SubscriptionRefusal.EndIsSet;
import org.mecene.domain.subscriptions.SubscriptionRefusal.NotRunning;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierArchived;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierOutOfReach;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierChange.State;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.TierBuilder;
import org.mecene.domain.users.User;

final class ChangeTierTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final Tier cheap = world.has(tier().costing(xof(1_000)));
    private final Tier middle = world.has(tier().costing(xof(3_000)));
    private final Tier dear = world.has(tier().costing(xof(5_000)));
    private final Subscription subscription =
            world.has(aSubscription().of(subscriber).to(middle).paidFor(Duration.ofDays(30)));
    private final Instant end = world.now().plus(Duration.ofDays(30));

    @Test
    @Rule("S11")
    void changes_to_a_dearer_tier_now() {
        var changed = change(dear);

        assertThat(changed.startsAt()).isNull();
        assertThat(now().terms().tier()).isEqualTo(dear.id());
        assertThat(now().terms().price()).isEqualTo(xof(5_000));
        assertThat(now().terms().platformFee()).isEqualTo(subscription.terms().platformFee());
        assertThat(world.provider().priceChangeOrders())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.when()).isEqualTo(When.NOW);
                    assertThat(order.priceRef()).isEqualTo(dear.priceRef());
                    assertThat(order.recurringRef()).isEqualTo(subscription.providerRef());
                });
        assertThat(world.events(TierChanged.class))
                .containsExactly(
                        new TierChanged(
                                subscription.id(),
                                subscriber.id(),
                                creator.id(),
                                dear.id(),
                                xof(5_000)));
    }

    @Test
    @Rule("S11")
    void books_what_a_change_cost_once_whatever_comes_first() {
        world.provider()
                .beforeNextAnswer(() -> {
                    world.isTold(changePaid(xof(1_900)));
                    world.isTold(runs(dear));
                });

        change(dear);
        world.isTold(changePaid(xof(1_900)));
        change(dear);

        assertThat(now().terms().price()).isEqualTo(xof(5_000));
        assertThat(world.events(TierChanged.class)).hasSize(1);
        assertThat(world.ports().ledger().entries()).hasSize(1);
        assertThat(world.provider().priceChangeOrders()).hasSize(1);
        assertThat(world.ports().noticeInbox().aside()).isEmpty();
        world.booksAreBalanced();
    }

    @Test
    @Rule({"S11", "S12"})
    void changes_to_a_cheaper_tier_when_its_first_period_is_paid() {
        var changed = change(cheap);
        var meanwhile = now().terms();
        world.passes(Duration.ofDays(30));
        world.isTold(periodPaid(xof(1_000), "pi_2", end));

        assertThat(changed.startsAt()).isEqualTo(end);
        assertThat(meanwhile).isEqualTo(subscription.terms());
        assertThat(now().terms().tier()).isEqualTo(cheap.id());
        assertThat(world.provider().priceChangeOrders())
                .extracting(PriceChangeOrder::when)
                .containsExactly(When.AT_PERIOD_END);
        assertThat(world.events(TierChanged.class)).hasSize(1);
        assertThat(world.ports().noticeInbox().aside()).isEmpty();
    }

    @Test
    @Rule({"S11", "W8"})
    void takes_no_price_before_or_after_its_time() {
        change(cheap);
        world.isTold(periodPaid(xof(1_000), "pi_early", end.minus(Duration.ofDays(9))));
        world.isTold(periodPaid(xof(1_000), "pi_2", end));
        world.isTold(periodPaid(xof(3_000), "pi_late", end.plus(Duration.ofDays(30))));

        assertThat(world.ports().noticeInbox().aside()).hasSize(2);
        assertThat(world.ports().ledger().entries()).hasSize(1);
    }

    @Test
    @Rule({"S11", "W4"})
    void books_a_period_of_the_old_tier_that_is_told_after_the_change() {
        var before = world.now();
        world.passes(Duration.ofDays(1));
        change(dear);

        world.isTold(periodPaid(xof(3_000), "pi_1", before));

        assertThat(world.ports().noticeInbox().aside()).isEmpty();
        assertThat(world.ports().ledger().entries()).hasSize(1);
        assertThat(now().terms().tier()).isEqualTo(dear.id());
    }

    @Test
    @Rule("S12")
    void waits_for_the_end_with_another_interval_that_costs_no_more_by_the_year() {
        var yearly = world.has(tier().costing(xof(36_000)).yearly());
        var dearYearly = world.has(tier().costing(xof(36_001)).yearly());

        assertThat(change(yearly).startsAt()).isEqualTo(end);
        assertThat(change(dearYearly).startsAt()).isNull();
    }

    @Test
    void takes_back_what_was_planned() {
        change(cheap);

        var back = change(middle);

        assertThat(back.startsAt()).isNull();
        assertThat(now().terms()).isEqualTo(subscription.terms());
        assertThat(states()).containsExactlyInAnyOrder(State.DROPPED, State.DONE);
        assertThat(world.events(TierChanged.class)).isEmpty();
    }

    @Test
    void changes_nothing_when_everything_is_as_wanted() {
        change(middle);
        change(cheap);
        change(cheap);

        assertThat(world.provider().priceChangeOrders()).hasSize(1);
    }

    @Test
    void stays_as_it_was_when_the_card_is_declined() {
        world.provider().declines("insufficient_funds");

        var refusal = refusalOf(() -> change(dear));
        world.provider().declines(null);

        assertThat(refusal).isEqualTo(new ChangeDeclined("insufficient_funds"));
        assertThat(now().terms()).isEqualTo(subscription.terms());
        assertThat(change(dear).subscription().subscription().terms().tier()).isEqualTo(dear.id());
    }

    @Test
    @Rule("W11")
    void asks_under_the_same_id_when_the_answer_was_lost() {
        world.provider().goDown();
        assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(() -> change(dear));
        var asked = world.ports().tierChanges().of(subscription.id()).getFirst();
        world.provider().comeBack();

        change(dear);

        assertThat(world.provider().priceChangeOrders())
                .extracting(PriceChangeOrder::change)
                .containsExactly(asked.id().value());
        assertThat(now().terms().tier()).isEqualTo(dear.id());
    }

    @Test
    @Rule("S11")
    void changes_once_when_many_clicks_come_at_once() {
        Race.of(() -> change(dear));

        assertThat(world.provider().priceChangeOrders()).hasSize(1);
        assertThat(world.events(TierChanged.class)).hasSize(1);
        assertThat(states()).containsExactly(State.DONE);
    }

    @Test
    void drops_what_was_planned_when_the_end_is_set() {
        change(cheap);

        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), subscription.id(), true);

        assertThat(states()).containsExactly(State.DROPPED);
        assertThat(refusalOf(() -> change(dear))).isEqualTo(new EndIsSet());
    }

    @Test
    @Rule({"S8", "S25"})
    void refuses_what_cannot_be_changed_to() {
        var foreign = world.has(aTier().of(world.has(aCreator())));
        var euros = world.has(tier().costing(Money.of(900, "EUR")));
        var archived = world.has(tier().archived());
        var ended =
                world.has(
                        aSubscription()
                                .of(world.has(aUser()))
                                .to(middle)
                                .in(SubscriptionStatus.CANCELED));
        var stranger = world.has(aUser());

        assertThat(refusalOf(() -> change(foreign))).isEqualTo(new TierOutOfReach());
        assertThat(refusalOf(() -> change(euros))).isEqualTo(new TierOutOfReach());
        assertThat(refusalOf(() -> change(archived))).isEqualTo(new TierArchived());
        assertThat(refusalOf(() -> change(stranger, subscription)))
                .isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(refusalOf(() -> change(creator, subscription))).isInstanceOf(NotPermitted.class);
        assertThat(
                        refusalOf(() ->
                                change(
                                        world.ports()
                                                .users()
                                                .find(ended.subscriber())
                                                .orElseThrow(),
                                        ended)))
                .isEqualTo(new NotRunning(SubscriptionStatus.CANCELED));
    }

    private TierBuilder tier() {
        return aTier().of(creator);
    }

    private ChangeTier.Changed change(Tier to) {
        return world.subscriptions.changeTier.handle(
                world.as(subscriber), subscription.id(), to.id());
    }

    private ChangeTier.Changed change(User who, Subscription of) {
        return world.subscriptions.changeTier.handle(world.as(who), of.id(), dear.id());
    }

    private Subscription now() {
        return world.now(subscription);
    }

    private List<State> states() {
        return world.ports().tierChanges().of(subscription.id()).stream()
                .map(change -> change.state())
                .toList();
    }

    private ChangePaid changePaid(Money amount) {
        return new ChangePaid(
                subscription.id().value(), "in_c", "pi_c", amount, xof(0), end, world.now());
    }

    private PeriodPaid periodPaid(Money amount, String ref, Instant at) {
        return new PeriodPaid(
                subscription.id().value(),
                "in_" + ref,
                ref,
                amount,
                xof(0),
                at.plus(Duration.ofDays(30)),
                at);
    }

    private RecurringChanged runs(Tier tier) {
        return new RecurringChanged(
                subscription.id().value(),
                "sub_" + subscription.id(),
                tier.priceRef(),
                BillingState.ACTIVE,
                end,
                false,
                world.now());
    }
}

package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.JournalEntry;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionEvent.RenewalFailed;
import org.mecene.domain.subscriptions.SubscriptionEvent.Subscribed;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

/// What the provider's words about a subscription do.
final class ProviderFactsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final Subscription unpaid =
            world.has(
                    aSubscription()
                            .of(subscriber)
                            .to(world.has(aTier().of(creator).costing(xof(5_000))))
                            .unpaid());
    private final UUID id = unpaid.id().value();
    private final Instant start = world.now();
    private final Instant firstEnd = start.plus(Duration.ofDays(30));
    private final Instant secondEnd = start.plus(Duration.ofDays(60));

    @Test
    @Rule("S2")
    void moves_the_paid_time_with_every_payment() {
        world.isTold(paid("in_1", firstEnd, 0), paid("in_2", secondEnd, 30));

        assertThat(now().standing().paidThrough()).isEqualTo(secondEnd);
        assertThat(now().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0)))
                .isEqualTo(xof(-9_500));
        world.booksAreBalanced();
    }

    @Test
    @Rule({"W2", "W3"})
    void books_one_payment_once_however_often_it_is_told() {
        world.isTold(paid("in_1", firstEnd, 0), paid("in_1", firstEnd, 0));

        assertThat(world.ports().ledger().entries()).hasSize(1);
        assertThat(world.events(Subscribed.class)).hasSize(1);
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0)))
                .isEqualTo(xof(-4_750));
    }

    @Test
    @Rule("W2")
    void applies_one_webhook_once_however_often_it_arrives() {
        var webhook = world.provider().tells(paid("in_1", firstEnd, 0));

        world.receives(List.of(webhook, webhook));
        world.receives(List.of(webhook));

        assertThat(world.ports().ledger().entries()).hasSize(1);
    }

    @Test
    @Rule("W8")
    void sets_a_payment_of_another_amount_aside_and_credits_nothing() {
        world.isTold(paid("in_1", xof(4_999), firstEnd), paid("in_2", eur(5_000), firstEnd));

        assertThat(now()).isEqualTo(unpaid);
        assertThat(world.ports().ledger().entries()).isEmpty();
        assertThat(world.ports().noticeInbox().aside()).hasSize(2);
    }

    @Test
    @Rule("W5")
    void waits_for_a_subscription_that_it_does_not_know_yet() {
        var unknown = world.ports().ids().next();
        world.isTold(
                new PeriodPaid(unknown, "in_1", "pi_1", xof(1), xof(0), firstEnd, start),
                new RecurringChanged(
                        unknown, "sub_1", null, BillingState.ACTIVE, firstEnd, false, start));

        assertThat(world.ports().noticeInbox().unfinished()).isZero();
        assertThat(world.ports().noticeInbox().aside()).isEmpty();
        world.passes(Duration.ofDays(1));
        assertThat(world.ports().noticeInbox().unfinished()).isEqualTo(2);
    }

    @ParameterizedTest
    @Rule("S1")
    @CsvSource({
        "TRIALING, TRIALING",
        "ACTIVE, ACTIVE",
        "PAST_DUE, PAST_DUE",
        "UNPAID, SUSPENDED",
        "PAUSED, SUSPENDED",
        "CANCELED, CANCELED",
        "INCOMPLETE, INCOMPLETE",
        "INCOMPLETE_EXPIRED, EXPIRED",
    })
    void maps_all_eight_states(BillingState told, SubscriptionStatus expected) {
        world.isTold(changed(told, 1));

        assertThat(now().status()).isEqualTo(expected);
    }

    @Test
    @Rule("S16")
    void leaves_another_subscription_alone_when_one_is_behind() {
        var other =
                world.has(
                        aSubscription()
                                .of(subscriber)
                                .to(world.has(aTier().of(world.has(aCreator()))))
                                .paidThrough(secondEnd));

        world.isTold(paid("in_1", firstEnd, 0), changed(BillingState.PAST_DUE, 30));
        world.clockIs(firstEnd.plus(Duration.ofDays(8)).toString());
        world.subscriptions.endOverdue.run(world.now());

        assertThat(now().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        assertThat(world.now(other).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    void stays_suspended_when_the_provider_still_tries() {
        world.isTold(paid("in_1", firstEnd, 0), changed(BillingState.PAST_DUE, 30));
        world.clockIs(firstEnd.plus(Duration.ofDays(8)).toString());
        world.subscriptions.endOverdue.run(world.now());

        world.isTold(changed(BillingState.PAST_DUE, 39));

        assertThat(now().status()).isEqualTo(SubscriptionStatus.SUSPENDED);
        world.isTold(changed(BillingState.ACTIVE, 40));
        assertThat(now().status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("W4")
    void is_not_revived_by_a_late_word() {
        world.isTold(
                paid("in_1", firstEnd, 0),
                changed(BillingState.CANCELED, 10),
                changed(BillingState.ACTIVE, 5));

        assertThat(now().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.events(Ended.class)).hasSize(1);
    }

    @Test
    @Rule("S17")
    void stops_at_the_provider_what_was_paid_after_it_ended_here() {
        world.passes(Subscription.FIRST_PAYMENT_PATIENCE.plusSeconds(1));
        world.subscriptions.endOverdue.run(world.now());
        assertThat(now().status()).isEqualTo(SubscriptionStatus.EXPIRED);

        world.passes(Duration.ofMinutes(1));
        world.isTold(paid("in_1", firstEnd, 5));
        world.worksOff();

        assertThat(now().status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(world.provider().isCancelled("sub_" + unpaid.id())).isTrue();
        assertThat(world.toldTo(subscriber)).hasSize(2);
        assertThat(world.ports().ledger().entries()).hasSize(2);
        world.booksAreBalanced();
    }

    @Test
    @Rule("S17")
    void stops_at_the_provider_what_runs_on_after_it_ended_here() {
        world.isTold(changed(BillingState.INCOMPLETE_EXPIRED, 1));

        world.isTold(changed(BillingState.TRIALING, 2));
        world.worksOff();

        assertThat(world.provider().isCancelled("sub_" + unpaid.id())).isTrue();
    }

    @Test
    void tells_of_a_renewal_that_failed_once() {
        world.isTold(
                paid("in_1", firstEnd, 0),
                changed(BillingState.PAST_DUE, 30),
                changed(BillingState.PAST_DUE, 33));

        assertThat(world.events(RenewalFailed.class))
                .containsExactly(
                        new RenewalFailed(
                                unpaid.id(),
                                subscriber.id(),
                                creator.id(),
                                firstEnd.plus(Duration.ofDays(7))));
    }

    @Test
    @Rule("W5")
    void learns_the_name_of_the_provider_from_its_first_word() {
        var unnamed =
                world.has(
                        aSubscription()
                                .of(world.has(aUser()))
                                .to(world.has(aTier().of(creator)))
                                .unpaid()
                                .unknownToProvider());

        world.isTold(
                new RecurringChanged(
                        unnamed.id().value(),
                        "sub_9",
                        null,
                        BillingState.INCOMPLETE,
                        null,
                        false,
                        start));

        assertThat(world.now(unnamed).providerRef()).isEqualTo("sub_9");
    }

    @Test
    @Rule({"S18", "M18", "P11"})
    void ends_at_once_when_the_payers_bank_takes_the_money_back() {
        world.isTold(paid("in_1", firstEnd, 0), changed(BillingState.ACTIVE, 0));

        var withdrawn = new FundsWithdrawn("pi_in_1", "dp_1", xof(5_000), xof(1_500), firstEnd);
        world.isTold(withdrawn, withdrawn);
        world.worksOff();

        assertThat(now().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled("sub_" + unpaid.id())).isTrue();
        assertThat(world.ports().ledger().entries())
                .extracting(JournalEntry::kind)
                .containsExactly(EntryKind.SUBSCRIPTION_PERIOD, EntryKind.DISPUTE_OPENED);
        assertThat(world.balance(Account.DISPUTES, xof(0))).isEqualTo(xof(5_000));
        world.booksAreBalanced();
    }

    @Test
    @Rule("W5")
    void waits_for_the_payment_that_was_taken_back() {
        var withdrawn = new FundsWithdrawn("pi_in_1", "dp_1", xof(5_000), xof(0), firstEnd);

        world.isTold(withdrawn, paid("in_1", firstEnd, 0));
        assertThat(now().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        world.passes(Duration.ofDays(1));
        world.worksOff();

        assertThat(now().status()).isEqualTo(SubscriptionStatus.CANCELED);
        world.booksAreBalanced();
    }

    private Subscription now() {
        return world.now(unpaid);
    }

    private ProviderFact paid(String invoice, Instant end, int day) {
        return paid(invoice, xof(5_000), end, start.plus(Duration.ofDays(day)));
    }

    private ProviderFact paid(String invoice, Money amount, Instant end) {
        return paid(invoice, amount, end, start);
    }

    private ProviderFact paid(String invoice, Money amount, Instant end, Instant at) {
        var fee = Money.of(100, amount.currency().getCurrencyCode());
        return new PeriodPaid(id, invoice, "pi_" + invoice, amount, fee, end, at);
    }

    private ProviderFact changed(BillingState state, int day) {
        @Nullable Instant end = state == BillingState.INCOMPLETE ? null : firstEnd;
        return new RecurringChanged(
                id, "sub_" + id, null, state, end, false, start.plus(Duration.ofDays(day)));
    }
}

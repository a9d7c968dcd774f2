package org.mecene.payment.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.payment.sandbox.World.DISPUTED_CARD;
import static org.mecene.payment.sandbox.World.GOOD_CARD;
import static org.mecene.payment.sandbox.World.LATER_DECLINED_CARD;
import static org.mecene.payment.sandbox.World.euros;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mecene.domain.payments.PaymentGateway.Started;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderPayment;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;

/// What time does to subscriptions.
@ExtendWith(FreshDatabase.class)
class RenewTest {
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
    @Rule("S12")
    void renews_over_14_months_from_the_last_of_january() {
        world.clock.set("2027-01-31T08:00:00Z");
        world.paidMonthly(GOOD_CARD);

        world.passTo(Instant.parse("2028-03-31T08:00:00Z"));

        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.at())))
                .containsExactly(
                        "2027-01-31",
                        "2027-02-28",
                        "2027-03-31",
                        "2027-04-30",
                        "2027-05-31",
                        "2027-06-30",
                        "2027-07-31",
                        "2027-08-31",
                        "2027-09-30",
                        "2027-10-31",
                        "2027-11-30",
                        "2027-12-31",
                        "2028-01-31",
                        "2028-02-29",
                        "2028-03-31");
        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.periodEnd())))
                .startsWith("2027-02-28", "2027-03-31")
                .endsWith("2028-02-29", "2028-03-31", "2028-04-30");
        assertThat(world.facts(PeriodPaid.class, PeriodPaid::invoiceRef)).doesNotHaveDuplicates();
        assertThat(world.facts(PeriodPaid.class, PeriodPaid::paymentRef)).doesNotHaveDuplicates();
    }

    @Test
    @Rule("S12")
    void renews_by_the_year_over_leap_years() {
        world.clock.set("2028-02-29T08:00:00Z");
        var started = world.startedRecurring(world.yearlyPrice(euros(5000)));
        world.confirm(started, GOOD_CARD);

        world.passTo(Instant.parse("2032-02-29T08:00:00Z"));

        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.at())))
                .containsExactly(
                        "2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29");
    }

    @Test
    void renews_at_the_end_of_the_period_and_not_a_moment_before() {
        world.paidMonthly(GOOD_CARD);
        var end = world.facts(PeriodPaid.class).getFirst().periodEnd();

        world.passTo(end.minusMillis(1));
        var before = world.facts(PeriodPaid.class).size();
        world.passTo(end);

        assertThat(before).isEqualTo(1);
        assertThat(world.facts(PeriodPaid.class)).hasSize(2);
    }

    @Test
    void catches_up_with_each_renewal_in_its_own_month_after_nobody_ran_it_for_long() {
        world.clock.set("2027-01-15T08:00:00Z");
        world.paidMonthly(GOOD_CARD);

        world.provider().runDue(Instant.parse("2027-04-20T08:00:00Z"));

        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.at())))
                .containsExactly("2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15");
    }

    @Test
    void does_what_is_due_once_when_several_nodes_do_it_at_the_same_moment() {
        var other = world.startNode();
        world.paidMonthly(GOOD_CARD);
        world.paidMonthly(GOOD_CARD);
        world.paidMonthly(LATER_DECLINED_CARD);
        var now = world.clock.advance(Duration.ofDays(100));

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            (runner % 2 == 0 ? world.provider() : other.provider()).runDue(now);
                            return runner;
                        });
        world.provider().runDue(now);

        assertThat(world.facts(PeriodPaid.class)).hasSize(3 + 3 + 3);
        assertThat(world.facts(PeriodPaid.class, PeriodPaid::invoiceRef)).doesNotHaveDuplicates();
        assertThat(world.gateway().listPayments(Instant.EPOCH, null, 100).items())
                .extracting(ProviderPayment::ref)
                .containsExactlyInAnyOrderElementsOf(
                        world.facts(PeriodPaid.class, PeriodPaid::paymentRef));
    }

    @Test
    void does_nothing_twice() {
        world.paidMonthly(GOOD_CARD);
        world.pass(Duration.ofDays(31));
        var heard = world.heard().size();

        world.provider().runDue(world.clock.instant());

        assertThat(world.heard()).hasSize(heard);
    }

    @Test
    void tries_a_declined_renewal_four_times_and_then_gives_up() {
        world.clock.set("2027-01-10T08:00:00Z");
        var order = monthly(0);
        world.confirm(world.gateway().startRecurring(order), LATER_DECLINED_CARD);

        world.passTo(Instant.parse("2027-02-10T08:00:00Z"));
        var atFirst = world.standing(order.recurring());
        world.passTo(Instant.parse("2027-02-25T07:59:59Z"));
        var beforeTheLast = world.standing(order.recurring());
        world.passTo(Instant.parse("2027-02-25T08:00:00Z"));
        var atLast = world.standing(order.recurring());

        assertThat(atFirst.state()).isEqualTo(BillingState.PAST_DUE);
        assertThat(atFirst.periodEnd()).isEqualTo("2027-03-10T08:00:00Z");
        assertThat(beforeTheLast.state()).isEqualTo(BillingState.PAST_DUE);
        assertThat(beforeTheLast.at()).isEqualTo("2027-02-18T08:00:00Z");
        assertThat(atLast.state()).isEqualTo(BillingState.CANCELED);
        assertThat(atLast.at()).isEqualTo("2027-02-25T08:00:00Z");
        assertThat(world.kindsHeard()).filteredOn("invoice.payment_failed"::equals).hasSize(4);
        assertThat(world.kindsHeard()).endsWith("subscription.deleted");
        assertThat(world.facts(PeriodPaid.class)).hasSize(1);
        assertThat(world.provider().nextDue()).isEmpty();
    }

    @Test
    @Rule("S12")
    void keeps_the_days_of_its_periods_when_a_retry_succeeds() {
        world.clock.set("2027-01-31T08:00:00Z");
        var order = monthly(0);
        world.confirm(world.gateway().startRecurring(order), LATER_DECLINED_CARD);
        world.passTo(Instant.parse("2027-03-01T08:00:00Z"));
        world.sql("UPDATE sandbox.subscription SET card = 'pays'");

        world.passTo(Instant.parse("2027-03-03T08:00:00Z"));

        var renewal = world.facts(PeriodPaid.class).getLast();
        assertThat(renewal.at()).isEqualTo("2027-03-03T08:00:00Z");
        assertThat(renewal.periodEnd()).isEqualTo("2027-03-31T08:00:00Z");
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.ACTIVE);
        assertThat(world.provider().nextDue()).contains(Instant.parse("2027-03-31T08:00:00Z"));
    }

    @Test
    void charges_for_the_first_time_when_the_trial_ends() {
        world.clock.set("2027-01-17T08:00:00Z");
        var order = monthly(14);
        world.confirm(world.gateway().startRecurring(order), GOOD_CARD);

        world.passTo(Instant.parse("2027-02-28T08:00:00Z"));

        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.at())))
                .containsExactly("2027-01-31", "2027-02-28");
        assertThat(world.facts(PeriodPaid.class, fact -> day(fact.periodEnd())))
                .containsExactly("2027-02-28", "2027-03-31");
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.ACTIVE);
    }

    @Test
    void falls_behind_when_the_charge_at_the_end_of_the_trial_is_declined() {
        var order = monthly(14);
        world.confirm(world.gateway().startRecurring(order), LATER_DECLINED_CARD);

        world.pass(Duration.ofDays(14));

        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.PAST_DUE);
        assertThat(world.facts(PeriodPaid.class)).isEmpty();
    }

    @Test
    void is_disputed_again_at_every_renewal() {
        world.paidMonthly(DISPUTED_CARD);

        world.pass(Duration.ofDays(31));

        assertThat(world.facts(FundsWithdrawn.class, FundsWithdrawn::paymentRef))
                .containsExactlyElementsOf(world.facts(PeriodPaid.class, PeriodPaid::paymentRef))
                .hasSize(2);
    }

    @Test
    @Rule("S3")
    void ends_at_the_end_of_the_period_where_that_is_set() {
        var order = monthly(0);
        var started = paid(order);
        var end = world.standing(order.recurring()).periodEnd();

        world.gateway().setEnd(started.ref(), true);
        var set = world.standing(order.recurring());
        world.pass(Duration.ofDays(31));
        var ended = world.standing(order.recurring());

        assertThat(set.state()).isEqualTo(BillingState.ACTIVE);
        assertThat(set.cancelAtPeriodEnd()).isTrue();
        assertThat(set.periodEnd()).isEqualTo(end);
        assertThat(ended.state()).isEqualTo(BillingState.CANCELED);
        assertThat(ended.at()).isEqualTo(end);
        assertThat(ended.periodEnd()).isNull();
        assertThat(world.facts(PeriodPaid.class)).hasSize(1);
        assertThat(world.provider().nextDue()).isEmpty();
    }

    @Test
    @Rule("S3")
    void renews_where_a_set_end_was_taken_back() {
        var order = monthly(0);
        var started = paid(order);
        var heard = world.heard().size();

        world.gateway().setEnd(started.ref(), true);
        world.gateway().setEnd(started.ref(), false);
        var told = world.heard().size() - heard;
        world.pass(Duration.ofDays(31));

        assertThat(told).isEqualTo(2);
        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.ACTIVE);
        assertThat(world.standing(order.recurring()).cancelAtPeriodEnd()).isFalse();
        assertThat(world.facts(PeriodPaid.class)).hasSize(2);
    }

    @Test
    void ends_with_the_trial_where_that_is_set_and_charges_nothing() {
        var order = monthly(14);
        var started = paid(order);

        world.gateway().setEnd(started.ref(), true);
        world.pass(Duration.ofDays(14));

        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.CANCELED);
        assertThat(world.facts(PeriodPaid.class)).isEmpty();
    }

    @Test
    void tells_of_a_set_end_once() {
        var started = paid(monthly(0));
        var heard = world.heard().size();

        world.gateway().setEnd(started.ref(), true);
        world.gateway().setEnd(started.ref(), true);

        assertThat(world.heard()).hasSize(heard + 1);
    }

    @Test
    void ends_at_once_and_stays_so() {
        var order = monthly(0);
        var started = paid(order);

        world.gateway().cancelNow(started.ref());
        var ended = world.standing(order.recurring());
        var heard = world.heard().size();
        world.gateway().cancelNow(started.ref());
        world.gateway().setEnd(started.ref(), false);
        world.pass(Duration.ofDays(62));

        assertThat(ended.state()).isEqualTo(BillingState.CANCELED);
        assertThat(world.standing(order.recurring())).isEqualTo(ended);
        assertThat(world.heard()).hasSize(heard);
        assertThat(world.facts(PeriodPaid.class)).hasSize(1);
    }

    @Test
    void is_not_revived_by_a_renewal_at_the_moment_at_which_it_ends() {
        var order = monthly(0);
        var started = paid(order);
        var now = world.clock.advance(Duration.ofDays(31));

        Race.of(
                Race.RUNNERS,
                runner ->
                        () -> {
                            if (runner % 2 == 0) {
                                world.provider().runDue(now);
                            } else {
                                world.gateway().cancelNow(started.ref());
                            }
                            return runner;
                        });

        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.CANCELED);
        assertThat(world.provider().nextDue()).isEmpty();
        assertThat(world.kindsHeard()).filteredOn("subscription.deleted"::equals).hasSize(1);
    }

    @Test
    void owes_nothing_any_more_when_it_ends_while_past_due() {
        var order = monthly(0);
        var started = world.gateway().startRecurring(order);
        world.confirm(started, LATER_DECLINED_CARD);
        world.pass(Duration.ofDays(31));

        world.gateway().cancelNow(started.ref());
        world.pass(Duration.ofDays(31));

        assertThat(world.standing(order.recurring()).state()).isEqualTo(BillingState.CANCELED);
        assertThat(world.kindsHeard()).filteredOn("invoice.payment_failed"::equals).hasSize(1);
    }

    @Test
    @Rule("W4")
    void gives_every_change_a_later_time_though_the_clock_stands_still() {
        var order = monthly(0);
        var started = paid(order);
        var before = world.standing(order.recurring());

        world.gateway().setEnd(started.ref(), true);
        var after = world.standing(order.recurring());

        assertThat(after.at()).isAfter(before.at()).isBefore(before.at().plusMillis(1));
    }

    @Test
    @Rule("W4")
    void says_of_an_old_notice_how_the_subscription_stands_now() {
        var order = monthly(0);
        var started = paid(order);
        var oldNotices = world.heard();

        world.gateway().cancelNow(started.ref());

        assertThat(
                        oldNotices.stream()
                                .flatMap(notice -> world.gateway().interpret(notice).stream())
                                .filter(RecurringChanged.class::isInstance))
                .hasSize(3)
                .containsOnly(world.standing(order.recurring()));
    }

    private RecurringOrder monthly(int trialDays) {
        return world.recurring(world.monthlyPrice(euros(500)), trialDays);
    }

    private Started paid(RecurringOrder order) {
        var started = world.gateway().startRecurring(order);
        world.confirm(started, GOOD_CARD);
        return started;
    }

    private static String day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}

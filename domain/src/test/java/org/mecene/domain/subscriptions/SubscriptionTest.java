package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.payments.Period;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SequentialIds;
import org.mecene.domain.testkit.TestClock;

final class SubscriptionTest {
    private static final Instant NOW = TestClock.START;
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Instant PERIOD_END = NOW.plus(Duration.ofDays(31));

    private final SequentialIds ids = new SequentialIds();
    private final Tier tier =
            aTier().of(aCreator().build(new UserId(ids.next()), NOW))
                    .costing(xof(5_000))
                    .build(new TierId(ids.next()), NOW);
    private final UserId subscriber = new UserId(ids.next());
    private final Subscription begun =
            Subscription.begin(
                    new SubscriptionId(ids.next()), subscriber, tier, new BasisPoints(500), NOW);

    @Test
    void begins_without_access() {
        assertThat(begun.status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(begun.standing().paidThrough()).isNull();
        assertThat(begun.creator()).isEqualTo(tier.creator());
        assertThat(begun.access().grantsAccessAt(NOW, GracePolicy.ofDays(7))).isFalse();
    }

    @Test
    @Rule({"S7", "M7"})
    void keeps_what_was_agreed() {
        var terms = begun.terms();

        assertThat(terms)
                .isEqualTo(
                        new Subscription.Terms(
                                tier.id(),
                                xof(5_000),
                                BillingInterval.MONTH,
                                new BasisPoints(500)));
    }

    @Test
    @Rule("S12")
    void says_which_time_a_payment_pays_for() {
        var first = begun.periodUntil(PERIOD_END, NOW.plusSeconds(5));
        var running = begun.paid(Instant.parse("2026-01-31T10:00:00Z"));
        var next = running.periodUntil(Instant.parse("2026-02-28T10:00:00Z"), LATER);
        var oneWasLost = running.periodUntil(Instant.parse("2026-03-31T10:00:00Z"), LATER);
        var late = running.periodUntil(Instant.parse("2025-12-31T10:00:00Z"), LATER);

        assertThat(first).isEqualTo(new Period(NOW.plusSeconds(5), PERIOD_END));
        assertThat(next.from()).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(oneWasLost.from()).isEqualTo("2026-02-28T10:00:00Z");
        assertThat(late.from()).isEqualTo("2025-11-30T10:00:00Z");
    }

    @Test
    void follows_the_provider() {
        var told = begun.told(SubscriptionStatus.TRIALING, PERIOD_END, false, LATER);

        assertThat(told.standing())
                .isEqualTo(
                        new Subscription.Standing(
                                SubscriptionStatus.TRIALING, PERIOD_END, false, null, LATER));
    }

    @Test
    @Rule("W4")
    void lets_old_news_change_nothing() {
        var active = begun.told(SubscriptionStatus.ACTIVE, PERIOD_END, true, LATER);

        var older = active.told(SubscriptionStatus.PAST_DUE, null, false, LATER.minusNanos(1));

        assertThat(older).isEqualTo(active);
    }

    @Test
    @Rule("W4")
    void hears_two_words_of_one_instant() {
        var active = begun.told(SubscriptionStatus.ACTIVE, null, false, LATER);

        var ending = active.told(SubscriptionStatus.ACTIVE, null, true, LATER);

        assertThat(ending.standing().cancelAtPeriodEnd()).isTrue();
    }

    @ParameterizedTest
    @Rule("W4")
    @EnumSource(
            value = SubscriptionStatus.class,
            names = {"CANCELED", "EXPIRED"})
    void is_never_revived_by_a_late_word(SubscriptionStatus end) {
        var ended = begun.told(end, null, false, LATER);

        var revived = ended.told(SubscriptionStatus.ACTIVE, PERIOD_END, false, PERIOD_END);

        assertThat(revived).isEqualTo(ended);
        assertThat(ended.standing().endedAt()).isEqualTo(LATER);
    }

    @Test
    void keeps_when_it_ended_first() {
        var ended = begun.told(SubscriptionStatus.CANCELED, null, false, LATER);

        var again = ended.told(SubscriptionStatus.CANCELED, null, false, PERIOD_END);

        assertThat(again.standing().endedAt()).isEqualTo(LATER);
        assertThat(again.standing().toldAt()).isEqualTo(PERIOD_END);
    }

    @Test
    void never_takes_paid_time_back() {
        var paid = begun.told(SubscriptionStatus.ACTIVE, null, false, NOW).paid(PERIOD_END);

        var shorter = paid.paid(NOW).told(SubscriptionStatus.TRIALING, NOW, false, LATER);
        var silent = paid.told(SubscriptionStatus.PAST_DUE, null, false, LATER);

        assertThat(shorter.standing().paidThrough()).isEqualTo(PERIOD_END);
        assertThat(silent.standing().paidThrough()).isEqualTo(PERIOD_END);
    }

    @Test
    void takes_a_late_payment_without_coming_back() {
        var ended = begun.told(SubscriptionStatus.CANCELED, null, false, LATER);

        var paid = ended.paid(PERIOD_END);

        assertThat(paid.status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(paid.standing().paidThrough()).isEqualTo(PERIOD_END);
        assertThat(paid.standing().endedAt()).isEqualTo(LATER);
    }

    @Test
    @Rule("S3")
    void can_be_set_to_end_and_taken_back() {
        var active = begun.told(SubscriptionStatus.ACTIVE, PERIOD_END, false, NOW);

        var ending = active.ending(true);

        assertThat(ending.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(ending.standing().cancelAtPeriodEnd()).isTrue();
        assertThat(ending.ending(false)).isEqualTo(active);
    }

    @Test
    void hears_the_next_word_after_its_end_was_set_here() {
        var ending = begun.told(SubscriptionStatus.ACTIVE, PERIOD_END, false, NOW).ending(true);

        var told = ending.told(SubscriptionStatus.ACTIVE, null, false, LATER);

        assertThat(told.standing().cancelAtPeriodEnd()).isFalse();
    }

    @Test
    void moves_by_our_own_rule() {
        var expired = begun.moved(SubscriptionStatus.EXPIRED, LATER);
        var suspended =
                aSubscription()
                        .of(aUser().build(subscriber, NOW))
                        .to(tier)
                        .in(SubscriptionStatus.PAST_DUE)
                        .build(new SubscriptionId(ids.next()), NOW)
                        .moved(SubscriptionStatus.SUSPENDED, LATER);

        // It never ran, so nothing that is paid for it, at whatever time, gives anything.
        assertThat(expired.standing().endedAt()).isEqualTo(NOW);
        assertThat(expired.givesNothingFor(NOW)).isTrue();
        assertThat(suspended.standing().endedAt()).isNull();
        assertThatIllegalStateException()
                .isThrownBy(() -> expired.moved(SubscriptionStatus.ACTIVE, LATER));
    }
}

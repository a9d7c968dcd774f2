package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;

/// What every [DueSubscriptions] promises.
public interface DueSubscriptionsContract extends Fixture {
    @Test
    default void finds_what_is_overdue() {
        isAtAQuietTime();
        var unpaid = has(anyTier().unpaid());
        var late = has(pastDueUntil(now()));
        var others =
                List.of(
                        has(pastDueUntil(now().plus(Duration.ofDays(5)))),
                        has(anyTier().paidThrough(now())),
                        has(anyTier().in(SubscriptionStatus.SUSPENDED).paidThrough(now())),
                        has(anyTier().in(SubscriptionStatus.CANCELED).paidThrough(now())));

        var due = overdue(now().plusNanos(1_000), now().plusNanos(1_000));
        var notYet = overdue(now(), now());

        assertThat(due).contains(unpaid.id(), late.id());
        assertThat(due).doesNotContainAnyElementsOf(others.stream().map(Subscription::id).toList());
        assertThat(notYet).doesNotContain(unpaid.id(), late.id());
    }

    @Test
    default void gives_what_is_overdue_to_one_of_many_workers() {
        isAtAQuietTime();
        var mine = Stream.generate(() -> has(anyTier().unpaid())).limit(12).toList();
        var ids = Set.copyOf(mine.stream().map(Subscription::id).toList());

        var results =
                Race.of(() -> {
                    var moved = expireSome();
                    var all = Stream.<SubscriptionId>builder();
                    while (!moved.isEmpty()) {
                        moved.forEach(all);
                        moved = expireSome();
                    }
                    return all.build().toList();
                });

        assertThat(results.values().stream().flatMap(List::stream).filter(ids::contains))
                .doesNotHaveDuplicates();
        assertThat(mine)
                .map(row -> ports().subscriptions().find(row.id()).orElseThrow().status())
                .containsOnly(SubscriptionStatus.EXPIRED);
    }

    @Test
    @Rule("S20")
    default void gives_out_what_is_not_paid_when_its_end_has_come() {
        var tier = has(aTier().of(has(aCreator())));
        var given =
                has(
                        aSubscription()
                                .of(has(aUser()))
                                .to(tier)
                                .granted(SubscriptionOrigin.COMPLIMENTARY));
        var gift = has(aSubscription().of(has(aUser())).to(tier).granted(SubscriptionOrigin.GIFT));
        var paid = has(aSubscription().of(has(aUser())).to(tier));
        var end = now().plus(Duration.ofDays(30));

        var before = runOut(end.minusMillis(1));
        var after = runOut(end);

        assertThat(before).doesNotContain(given.id(), gift.id(), paid.id());
        assertThat(after).contains(given.id(), gift.id()).doesNotContain(paid.id());
        assertThat(ports().subscriptions().find(given.id())).contains(given);
    }

    @Test
    @Rule("S21")
    default void gives_out_what_would_renew_with_who_is_no_creator_any_more() {
        var former = has(aUser());
        var lost = has(aTier().of(former));
        var renewing = has(aSubscription().of(has(aUser())).to(lost));
        var ending = has(aSubscription().of(has(aUser())).to(lost).ending());
        var other = has(anyTier());

        var found =
                ports().dueSubscriptions().ofFormerCreators(1_000).stream()
                        .map(Subscription::id)
                        .toList();

        assertThat(found).contains(renewing.id()).doesNotContain(ending.id(), other.id());
    }

    @Test
    @Rule("T6")
    default void gives_out_renewals_that_are_to_be_announced_once() {
        isAtAQuietTime();
        var tier = has(aTier().of(has(aCreator())).yearly());
        var soon = has(aSubscription().of(has(aUser())).to(tier).paidFor(Duration.ofDays(9)));
        var late = has(aSubscription().of(has(aUser())).to(tier).paidFor(Duration.ofDays(19)));
        var monthly = has(anyTier().paidFor(Duration.ofDays(9)));
        var trial = has(anyTier().in(SubscriptionStatus.TRIALING).paidFor(Duration.ofDays(9)));

        var first = unannounced();
        var noted =
                inTransaction(() ->
                        ports().dueSubscriptions()
                                .noteAnnounced(soon.id(), now().plus(Duration.ofDays(9))));
        var again =
                inTransaction(() ->
                        ports().dueSubscriptions()
                                .noteAnnounced(soon.id(), now().plus(Duration.ofDays(9))));
        var second = unannounced();

        assertThat(first).contains(soon.id(), trial.id()).doesNotContain(late.id(), monthly.id());
        assertThat(noted).isTrue();
        assertThat(again).isFalse();
        assertThat(second).contains(trial.id()).doesNotContain(soon.id());
    }

    private List<SubscriptionId> unannounced() {
        var ahead = now().plus(Duration.ofDays(14));
        return inTransaction(() ->
                ports().dueSubscriptions().unannounced(now(), ahead, 1_000).stream()
                        .map(renewal -> renewal.subscription().id())
                        .toList());
    }

    private List<SubscriptionId> runOut(Instant at) {
        return inTransaction(() ->
                ports().dueSubscriptions().runOut(at, 1_000).stream()
                        .map(Subscription::id)
                        .toList());
    }

    @Test
    default void locks_nothing_outside_a_transaction() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().dueSubscriptions().overdue(now(), now(), 1));
    }

    private List<SubscriptionId> overdue(Instant incompleteBefore, Instant paidThroughBefore) {
        return inTransaction(() ->
                ports()
                        .dueSubscriptions()
                        .overdue(incompleteBefore, paidThroughBefore, 1_000)
                        .stream()
                        .map(Subscription::id)
                        .toList());
    }

    private List<SubscriptionId> expireSome() {
        return inTransaction(() -> {
            var due = ports().dueSubscriptions().overdue(now().plusSeconds(1), Instant.EPOCH, 3);
            due.forEach(row ->
                    ports().subscriptions().save(row.moved(SubscriptionStatus.EXPIRED, now())));
            return due.stream().map(Subscription::id).toList();
        });
    }

    private SubscriptionBuilder pastDueUntil(Instant paidThrough) {
        return anyTier().in(SubscriptionStatus.PAST_DUE).paidThrough(paidThrough);
    }

    private SubscriptionBuilder anyTier() {
        return aSubscription().of(has(aUser())).to(has(aTier().of(has(aCreator()))));
    }

    private Instant now() {
        return ports().clock().instant();
    }
}

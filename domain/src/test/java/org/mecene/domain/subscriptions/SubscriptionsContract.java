package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.testkit.Amounts;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;
import org.mecene.domain.testkit.Walk;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.PersonCard;

/// What every [Subscriptions] promises.
public interface SubscriptionsContract extends Fixture {
    @Test
    default void finds_a_subscription_as_it_was_added() {
        var subscription = has(anyTier().unpaid().unknownToProvider());
        var other = has(anyTier().ending());

        assertThat(ports().subscriptions().find(subscription.id())).contains(subscription);
        assertThat(inTransaction(() -> ports().subscriptions().findForUpdate(other.id())))
                .contains(other);
        assertThat(ports().subscriptions().find(new SubscriptionId(ports().ids().next())))
                .isEmpty();
    }

    @Test
    @Rule("S5")
    default void keeps_one_live_subscription_to_one_creator() {
        var subscriber = has(aUser());
        var creator = has(aCreator());
        var first = has(aSubscription().of(subscriber).to(has(aTier().of(creator))).unpaid());
        var otherTier = has(aTier().of(creator));

        var refusal = refusalOf(() -> has(aSubscription().of(subscriber).to(otherTier)));

        assertThat(refusal).isEqualTo(new AlreadySubscribed(first.id()));
        assertThat(ports().subscriptions().findLive(subscriber.id(), creator.id())).contains(first);
    }

    @Test
    @Rule({"S11", "S12"})
    default void keeps_the_changes_of_a_subscription_and_its_new_terms() {
        var creator = has(aCreator());
        var cheap = has(aTier().of(creator).costing(Amounts.xof(1_000)));
        var dear = has(aTier().of(creator).costing(Amounts.xof(5_000)));
        var subscription = has(aSubscription().of(has(aUser())).to(dear));
        var other = has(aSubscription().of(has(aUser())).to(cheap));
        var first = change(subscription, cheap, now());
        var second = change(subscription, cheap, now().plusSeconds(1));

        committed(() -> ports().subscriptions().addChange(first));
        committed(() -> ports().subscriptions().saveChange(first.planned()));
        committed(() -> {
            ports().subscriptions().addChange(second);
            ports().subscriptions().save(subscription.on(second.to()));
        });

        assertThat(ports().subscriptions().changes(subscription.id()))
                .containsExactly(second, first.planned());
        assertThat(ports().subscriptions().changes(other.id())).isEmpty();
        assertThat(ports().subscriptions().find(subscription.id()).orElseThrow().terms())
                .isEqualTo(second.to());
        assertThat(second.to().tier()).isEqualTo(cheap.id());
        assertThatException()
                .isThrownBy(() ->
                        committed(() ->
                                ports().subscriptions()
                                        .addChange(change(subscription, cheap, now()))));
    }

    @Test
    @Rule("S9")
    default void remembers_the_trial_of_a_person_by_account_and_by_address() {
        var creator = has(aCreator());
        var person = has(aUser().withEmail("awa@example.org"));
        var other = has(aUser());

        committed(() -> ports().subscriptions().rememberTrial(person.id(), creator.id(), now()));
        committed(() -> ports().subscriptions().rememberTrial(person.id(), creator.id(), now()));
        committed(() ->
                ports().users().save(person.withEmail(EmailAddress.parse("new@example.org"))));
        var heir = has(aUser().withEmail("awa@example.org"));

        assertThat(ports().subscriptions().hadTrial(person.id(), creator.id())).isTrue();
        assertThat(ports().subscriptions().hadTrial(heir.id(), creator.id())).isTrue();
        assertThat(ports().subscriptions().hadTrial(other.id(), creator.id())).isFalse();
        assertThat(ports().subscriptions().hadTrial(person.id(), has(aCreator()).id())).isFalse();
    }

    @Test
    @Rule("S9")
    default void remembers_a_trial_that_is_told_by_many_at_once() {
        var creator = has(aCreator());
        var person = has(aUser());

        var results =
                Race.of(() -> {
                    committed(() ->
                            ports().subscriptions()
                                    .rememberTrial(person.id(), creator.id(), now()));
                    return true;
                });

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(ports().subscriptions().hadTrial(person.id(), creator.id())).isTrue();
    }

    private TierChange change(Subscription subscription, Tier tier, Instant at) {
        var id = new TierChangeId(ports().ids().next());
        return TierChange.ask(id, subscription, tier, at);
    }

    @Test
    @Rule("S5")
    default void begins_one_of_many_subscriptions_at_once() {
        var subscriber = has(aUser());
        var tier = has(aTier().of(has(aCreator())));

        var results = Race.of(() -> has(aSubscription().of(subscriber).to(tier).unpaid()));

        assertThat(results.values()).hasSize(1);
        var winner = results.values().getFirst();
        assertThat(results.refusals())
                .hasSize(Race.RUNNERS - 1)
                .containsOnly(new AlreadySubscribed(winner.id()));
    }

    @Test
    default void takes_a_new_one_after_the_last_has_ended() {
        var subscriber = has(aUser());
        var tier = has(aTier().of(has(aCreator())));
        has(aSubscription().of(subscriber).to(tier).in(SubscriptionStatus.CANCELED));
        has(aSubscription().of(subscriber).to(tier).in(SubscriptionStatus.EXPIRED));
        assertThat(ports().subscriptions().findLive(subscriber.id(), tier.creator())).isEmpty();

        var live = has(aSubscription().of(subscriber).to(tier));

        assertThat(ports().subscriptions().findLive(subscriber.id(), tier.creator()))
                .contains(live);
    }

    @Test
    default void stores_a_change_under_the_next_version() {
        var subscription = has(anyTier().unpaid().unknownToProvider());
        var at = now().plusSeconds(5);
        var end = now().plus(Duration.ofDays(30));
        var changed = subscription.knownAs("sub_1").told(SubscriptionStatus.ACTIVE, end, true, at);

        committed(() -> ports().subscriptions().save(changed));

        var stored = ports().subscriptions().find(subscription.id()).orElseThrow();
        assertThat(stored.standing()).isEqualTo(changed.standing());
        assertThat(stored.providerRef()).isEqualTo("sub_1");
        assertThat(stored.terms()).isEqualTo(subscription.terms());
        assertThat(stored.version()).isEqualTo(1);
    }

    @Test
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var subscription = has(anyTier());
        Callable<Boolean> end =
                () ->
                        inTransaction(() -> {
                            ports().subscriptions().save(subscription.ending(true));
                            return true;
                        });

        var results = Race.of(end);

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.SUBSCRIPTION));
    }

    @Test
    default void shows_a_subscription_with_both_people() {
        var subscriber = has(aUser().named("Awa"));
        var creator = has(aCreator().named("Ibou"));
        var tier = has(aTier().of(creator).named("Or"));
        var subscription = has(aSubscription().of(subscriber).to(tier));

        assertThat(ports().subscriptions().show(subscription.id()))
                .contains(
                        new Subscriptions.Card(
                                subscription,
                                "Or",
                                new PersonCard(creator.id(), creator.handle(), "Ibou", null),
                                new PersonCard(subscriber.id(), subscriber.handle(), "Awa", null),
                                null));
        assertThat(ports().subscriptions().show(new SubscriptionId(ports().ids().next())))
                .isEmpty();
    }

    @Test
    default void lists_what_a_person_is_or_was_subscribed_to() {
        var subscriber = has(aUser());
        var ended = later(anyTier().of(subscriber).in(SubscriptionStatus.CANCELED));
        var unpaid = later(anyTier().of(subscriber).unpaid());
        var active = later(anyTier().of(subscriber));

        Walk.holds(
                List.of(active.id(), unpaid.id(), ended.id()),
                card -> card.subscription().id(),
                page -> ports().subscriptions().ofSubscriber(subscriber.id(), page),
                () -> later(anyTier().of(subscriber)));
    }

    @Test
    @Rule("S1")
    default void lists_for_a_creator_who_has_access_or_is_in_grace() {
        var tier = has(aTier().of(has(aCreator())));
        var active = later(aSubscription().of(has(aUser())).to(tier));
        var trialing =
                later(aSubscription().of(has(aUser())).to(tier).in(SubscriptionStatus.TRIALING));
        var pastDue =
                later(aSubscription().of(has(aUser())).to(tier).in(SubscriptionStatus.PAST_DUE));
        Stream.of(
                        SubscriptionStatus.INCOMPLETE,
                        SubscriptionStatus.SUSPENDED,
                        SubscriptionStatus.CANCELED,
                        SubscriptionStatus.EXPIRED)
                .forEach(status -> later(aSubscription().of(has(aUser())).to(tier).in(status)));

        Walk.holds(
                List.of(pastDue.id(), trialing.id(), active.id()),
                card -> card.subscription().id(),
                page -> ports().subscriptions().ofCreator(tier.creator(), page),
                () -> later(aSubscription().of(has(aUser())).to(tier)));
    }

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
        var creator = has(aCreator());
        var tier = has(aTier().of(creator));
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
        assertThat(ports().subscriptions().givenBy(creator.id(), PageRequest.first(10)).items())
                .extracting(card -> card.subscription().id())
                .containsExactly(given.id());
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
                ports().subscriptions().ofFormerCreators(1_000).stream()
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
                        ports().subscriptions()
                                .noteAnnounced(soon.id(), now().plus(Duration.ofDays(9))));
        var again =
                inTransaction(() ->
                        ports().subscriptions()
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
                ports().subscriptions().unannounced(now(), ahead, 1_000).stream()
                        .map(renewal -> renewal.subscription().id())
                        .toList());
    }

    private List<SubscriptionId> runOut(Instant at) {
        return inTransaction(() ->
                ports().subscriptions().runOut(at, 1_000).stream().map(Subscription::id).toList());
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var subscription = has(anyTier());

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().subscriptions().save(subscription));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().subscriptions().findForUpdate(subscription.id()));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().subscriptions().overdue(now(), now(), 1));
    }

    private List<SubscriptionId> overdue(Instant incompleteBefore, Instant paidThroughBefore) {
        return inTransaction(() ->
                ports().subscriptions().overdue(incompleteBefore, paidThroughBefore, 1_000).stream()
                        .map(Subscription::id)
                        .toList());
    }

    private List<SubscriptionId> expireSome() {
        return inTransaction(() -> {
            var due = ports().subscriptions().overdue(now().plusSeconds(1), Instant.EPOCH, 3);
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

    private Subscription later(SubscriptionBuilder builder) {
        ports().clock().advance(Duration.ofMinutes(1));
        return has(builder);
    }

    private Instant now() {
        return ports().clock().instant();
    }
}

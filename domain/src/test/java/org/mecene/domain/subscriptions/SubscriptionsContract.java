package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;
import org.mecene.domain.testkit.Walk;
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
    @Rule("S20")
    default void lists_for_a_creator_to_whom_access_is_given() {
        var tier = has(aTier().of(has(aCreator())));
        var given = has(granted(tier, SubscriptionOrigin.COMPLIMENTARY));
        has(granted(tier, SubscriptionOrigin.GIFT));
        has(aSubscription().of(has(aUser())).to(tier));

        var page = ports().subscriptions().givenBy(tier.creator(), PageRequest.first(10));

        assertThat(page.items())
                .extracting(card -> card.subscription().id())
                .containsExactly(given.id());
    }

    @Test
    default void changes_nothing_outside_a_transaction() {
        var subscription = has(anyTier());

        assertThatIllegalStateException()
                .isThrownBy(() -> ports().subscriptions().save(subscription));
        assertThatIllegalStateException()
                .isThrownBy(() -> ports().subscriptions().findForUpdate(subscription.id()));
    }

    private SubscriptionBuilder granted(Tier tier, SubscriptionOrigin origin) {
        return aSubscription().of(has(aUser())).to(tier).granted(origin);
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

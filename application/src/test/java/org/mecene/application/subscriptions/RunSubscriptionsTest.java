package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;
import static org.mecene.domain.testkit.UserBuilder.anAdmin;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndSet;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal.NotRunning;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;
import org.mecene.domain.users.User;

final class RunSubscriptionsTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());

    @ParameterizedTest
    @Rule("S3")
    @EnumSource(names = {"ACTIVE", "TRIALING"})
    void ends_with_the_paid_period_and_runs_until_then(SubscriptionStatus status) {
        var subscription = has(theSubscription().in(status));

        var card = cancel(subscription, true);

        assertThat(card.subscription().status()).isEqualTo(status);
        assertThat(card.subscription().standing().cancelAtPeriodEnd()).isTrue();
        assertThat(world.provider().isSetToEnd(ref(subscription))).isTrue();
        assertThat(world.provider().isCancelled(ref(subscription))).isFalse();
        assertThat(world.events())
                .containsExactly(
                        new EndSet(
                                subscription.id(),
                                subscriber.id(),
                                creator.id(),
                                world.now().plus(Duration.ofDays(30))));
    }

    @Test
    void sets_an_end_once() {
        var subscription = has(theSubscription());
        cancel(subscription, true);

        cancel(subscription, true);

        assertThat(world.events(EndSet.class)).hasSize(1);
        assertThat(world.now(subscription).version()).isEqualTo(1);
    }

    @Test
    void ends_at_once_on_wish() {
        var subscription = has(theSubscription());

        var card = cancel(subscription, false);

        assertThat(card.subscription().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(card.subscription().standing().endedAt()).isEqualTo(world.now());
        assertThat(world.provider().isCancelled(ref(subscription))).isTrue();
        assertThat(world.events())
                .containsExactly(new Ended(subscription.id(), subscriber.id(), creator.id()));
    }

    @ParameterizedTest
    @Rule("S4")
    @EnumSource(names = {"PAST_DUE", "SUSPENDED"})
    void ends_at_once_when_the_renewal_failed(SubscriptionStatus status) {
        var subscription = has(theSubscription().in(status));

        var card = cancel(subscription, true);

        assertThat(card.subscription().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.provider().isCancelled(ref(subscription))).isTrue();
        assertThat(world.events(Ended.class)).hasSize(1);
    }

    @Test
    void ends_silently_what_was_never_paid() {
        var subscription = has(theSubscription().unpaid());

        var card = cancel(subscription, true);

        assertThat(card.subscription().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(world.events()).isEmpty();
    }

    @Test
    void ends_here_what_the_provider_never_heard_of() {
        var subscription = has(theSubscription().unpaid().unknownToProvider());
        world.provider().goDown();

        var card = cancel(subscription, true);

        assertThat(card.subscription().status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    @ParameterizedTest
    @EnumSource(names = {"CANCELED", "EXPIRED"})
    void refuses_to_end_or_resume_what_is_over(SubscriptionStatus status) {
        var subscription = has(theSubscription().in(status));

        assertThat(refusalOf(() -> cancel(subscription, true))).isEqualTo(new NotRunning(status));
        assertThat(refusalOf(() -> resume(subscription))).isEqualTo(new NotRunning(status));
    }

    @Test
    @Rule("S3")
    void takes_a_set_end_back() {
        var subscription = has(theSubscription());
        cancel(subscription, true);

        var card = resume(subscription);

        assertThat(card.subscription().standing().cancelAtPeriodEnd()).isFalse();
        assertThat(world.provider().isSetToEnd(ref(subscription))).isFalse();
    }

    @Test
    void has_nothing_to_take_back_without_a_set_end() {
        var subscription = has(theSubscription());
        world.provider().goDown();

        assertThat(resume(subscription).subscription()).isEqualTo(subscription);
    }

    @Test
    void takes_no_end_back_that_has_come() {
        var subscription = has(theSubscription().ending());
        world.passes(Duration.ofDays(30));

        assertThat(refusalOf(() -> resume(subscription)))
                .isEqualTo(new NotRunning(SubscriptionStatus.ACTIVE));
    }

    @ParameterizedTest
    @EnumSource(names = {"INCOMPLETE", "PAST_DUE", "SUSPENDED"})
    void resumes_nothing_that_is_not_paid(SubscriptionStatus status) {
        var subscription = has(theSubscription().in(status));

        assertThat(refusalOf(() -> resume(subscription))).isEqualTo(new NotRunning(status));
    }

    @Test
    void changes_nothing_when_the_provider_does_not_answer() {
        var subscription = has(theSubscription());
        world.provider().goDown();

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> cancel(subscription, true));
        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> cancel(subscription, false));

        assertThat(world.now(subscription)).isEqualTo(subscription);
        assertThat(world.events()).isEmpty();
    }

    @Test
    void is_shown_to_both_and_to_administrators() {
        var subscription = has(theSubscription());

        for (var who : List.of(subscriber, creator, world.has(anAdmin()))) {
            assertThat(show(world.as(who), subscription).subscription()).isEqualTo(subscription);
        }
        assertThat(refusalOf(() -> show(world.as(world.has(aUser())), subscription)))
                .isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(refusalOf(() -> show(Actor.anonymous(), subscription)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void is_ended_by_its_subscriber_only() {
        var subscription = has(theSubscription());
        var unknown = new SubscriptionId(world.ports().ids().next());

        for (var who : List.of(creator, world.has(anAdmin()))) {
            assertThat(refusalOf(() -> cancel(world.as(who), subscription.id())))
                    .isEqualTo(new NotPermitted());
        }
        assertThat(refusalOf(() -> cancel(world.as(world.has(aUser())), subscription.id())))
                .isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(refusalOf(() -> cancel(world.as(subscriber), unknown)))
                .isEqualTo(new NotFound(Thing.SUBSCRIPTION));
        assertThat(refusalOf(() -> cancel(Actor.anonymous(), subscription.id())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void lists_ones_own_and_those_of_a_creator() {
        var subscription = has(theSubscription());
        var first = PageRequest.first(9);
        var run = world.subscriptions.runSubscriptions;

        assertThat(run.own(world.as(subscriber), first).items())
                .extracting(Subscriptions.Card::subscription)
                .containsExactly(subscription);
        assertThat(run.subscribers(world.as(creator), first).items())
                .extracting(Subscriptions.Card::subscription)
                .containsExactly(subscription);
        assertThat(refusalOf(() -> run.subscribers(world.as(subscriber), first)))
                .isEqualTo(new NotPermitted());
    }

    private SubscriptionBuilder theSubscription() {
        return aSubscription().of(subscriber).to(world.has(aTier().of(creator)));
    }

    private Subscription has(SubscriptionBuilder builder) {
        return world.has(builder);
    }

    private Subscriptions.Card cancel(Subscription subscription, boolean atPeriodEnd) {
        return world.subscriptions.runSubscriptions.cancel(
                world.as(subscriber), subscription.id(), atPeriodEnd);
    }

    private Subscriptions.Card cancel(Actor actor, SubscriptionId id) {
        return world.subscriptions.runSubscriptions.cancel(actor, id, true);
    }

    private Subscriptions.Card resume(Subscription subscription) {
        return world.subscriptions.runSubscriptions.resume(world.as(subscriber), subscription.id());
    }

    private Subscriptions.Card show(Actor actor, Subscription subscription) {
        return world.subscriptions.runSubscriptions.show(actor, subscription.id());
    }

    private static String ref(Subscription subscription) {
        var ref = subscription.providerRef();
        return ref == null ? "" : ref;
    }
}

package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.PostBuilder.aPost;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal.UnknownClientSecret;
import org.mecene.domain.payments.ProviderFact.BillingState;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionEvent.Subscribed;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionRefusal.AlreadySubscribed;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class SubscribeTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final Tier tier = world.has(aTier().of(creator).costing(xof(5_000)));

    @Test
    void begins_without_access() {
        var begun = subscribe();

        var subscription = world.now(begun.subscription().subscription());
        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(subscription.providerRef()).isNotNull();
        assertThat(begun.subscription().subscription()).isEqualTo(subscription);
        assertThat(begun.clientSecret()).isNotBlank();
        assertThat(begun.toString()).doesNotContain(begun.clientSecret());
        assertThat(canRead()).isFalse();
        assertThat(world.provider().recurringOrders())
                .containsExactly(
                        new RecurringOrder(
                                subscription.id().value(),
                                subscriber.id(),
                                "price_of_" + tier.id(),
                                0,
                                null));
    }

    @Test
    @Rule({"W12", "S1"})
    void opens_access_when_the_provider_says_that_it_was_paid() {
        var tierAtProvider = sold();

        var subscription = world.pays(subscribe(tierAtProvider));

        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(canRead()).isTrue();
        assertThat(world.events(SubscriptionEvent.class))
                .containsExactly(
                        new Subscribed(
                                subscription.id(),
                                subscriber.id(),
                                creator.id(),
                                tierAtProvider.id(),
                                xof(5_000)));
        assertThat(world.balance(Account.creatorPending(creator.id()), xof(0)))
                .isEqualTo(xof(-4_750));
        world.booksAreBalanced();
    }

    @Test
    void opens_access_for_a_trial_and_books_nothing() {
        var trial =
                world.subscriptions.offerTiers.create(
                        world.as(creator), aTier().freeForDays(14).offer());

        var subscription = world.pays(subscribe(trial));

        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.TRIALING);
        assertThat(subscription.standing().paidThrough())
                .isEqualTo(world.now().plus(Duration.ofDays(14)));
        assertThat(canRead()).isTrue();
        assertThat(world.events(Subscribed.class)).hasSize(1);
        assertThat(world.ports().ledger().entries()).isEmpty();
    }

    @Test
    @Rule("S9")
    void gives_one_trial_also_after_the_end() {
        var trial =
                world.subscriptions.offerTiers.create(
                        world.as(creator), aTier().freeForDays(14).offer());
        var first = world.pays(subscribe(trial));
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), first.id(), false);

        var second = world.pays(subscribe(trial));

        assertThat(second.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.provider().recurringOrders())
                .extracting(RecurringOrder::trialDays)
                .containsExactlyInAnyOrder(14, 0);
    }

    @Test
    @Rule("S9")
    void keeps_the_trial_for_whoever_gave_up_before_it_began() {
        var trial =
                world.subscriptions.offerTiers.create(
                        world.as(creator), aTier().freeForDays(14).offer());
        var first = subscribe(trial).subscription().subscription();
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), first.id(), false);

        var second = world.pays(subscribe(trial));

        assertThat(second.status()).isEqualTo(SubscriptionStatus.TRIALING);
    }

    @Test
    @Rule("M7")
    void freezes_the_share_of_the_platform_when_it_begins() {
        world.feeIs(250);
        var begun = subscribe();
        world.feeIs(9_000);

        assertThat(world.now(begun.subscription().subscription()).terms().platformFee())
                .isEqualTo(new BasisPoints(250));
    }

    @Test
    @Rule("S5")
    void keeps_one_live_subscription_to_one_creator() {
        var first = world.pays(subscribe(sold()));
        var otherTier = world.has(aTier().of(creator));

        assertThat(refusalOf(this::subscribe)).isEqualTo(new AlreadySubscribed(first.id()));
        assertThat(refusalOf(() -> subscribe(otherTier)))
                .isEqualTo(new AlreadySubscribed(first.id()));
        assertThat(world.provider().recurringOrders()).hasSize(1);
    }

    @Test
    @Rule({"S5", "W11"})
    void gives_the_same_secret_again_to_whoever_lost_it() {
        var first = subscribe();

        var again = subscribe();
        world.passes(Duration.ofHours(21));
        var later = subscribe();

        assertThat(again.clientSecret()).isEqualTo(first.clientSecret());
        assertThat(later.clientSecret()).isEqualTo(first.clientSecret());
        assertThat(later.subscription().subscription())
                .isEqualTo(first.subscription().subscription());
        assertThat(world.provider().recurringOrders()).hasSize(1);
    }

    @Test
    @Rule({"S5", "S17"})
    void gives_up_at_the_provider_what_awaits_its_payment_when_another_tier_is_wished_for() {
        var first = subscribe();
        var old = first.subscription().subscription();
        var otherTier = world.has(aTier().of(creator).unknownToProvider());

        var second = world.pays(subscribe(otherTier));

        assertThat(second.id()).isNotEqualTo(old.id());
        assertThat(second.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(world.now(old).status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(world.provider().isCancelled(Objects.requireNonNull(old.providerRef())))
                .isTrue();
    }

    @Test
    @Rule("S5")
    void begins_anew_when_the_provider_may_have_let_it_expire() {
        var first = subscribe().subscription().subscription();
        world.passes(Duration.ofHours(22));

        var second = subscribe().subscription().subscription();

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(world.provider().isCancelled(Objects.requireNonNull(first.providerRef())))
                .isTrue();
    }

    @Test
    @Rule("S5")
    void closes_the_page_of_before_when_it_is_wished_for_again_or_something_else_is() {
        var first = checkout(sold());
        var again = checkout(sold());
        var embedded = subscribe(sold());
        var other = checkout(world.has(aTier().of(creator).unknownToProvider()));

        assertThat(own())
                .extracting(Subscription::status)
                .containsExactly(
                        SubscriptionStatus.INCOMPLETE,
                        SubscriptionStatus.EXPIRED,
                        SubscriptionStatus.EXPIRED,
                        SubscriptionStatus.EXPIRED);
        assertThat(refusalOf(() -> pays(first))).isEqualTo(new UnknownClientSecret());
        assertThat(refusalOf(() -> pays(again))).isEqualTo(new UnknownClientSecret());
        assertThat(
                        world.provider()
                                .isCancelled(
                                        Objects.requireNonNull(
                                                embedded.subscription()
                                                        .subscription()
                                                        .providerRef())))
                .isTrue();
        assertThat(pays(other).status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule({"S5", "S17"})
    void begins_nothing_beside_a_page_that_was_paid_on_at_the_same_moment() {
        var first = checkout(sold());
        var id = first.subscription().subscription().id();
        var told = world.provider().pays(first.page().getPath().substring(1));

        var beside = refusalOf(() -> checkout(world.has(aTier().of(creator))));
        world.receives(told);

        assertThat(beside).isEqualTo(new AlreadySubscribed(id));
        assertThat(own())
                .extracting(Subscription::status)
                .containsExactly(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("S5")
    void waits_for_an_answer_that_is_on_its_way_and_not_for_one_that_was_lost() {
        var tier = sold();
        world.provider()
                .beforeNextAnswer(() -> {
                    var meanwhile = refusalOf(() -> subscribe(tier));
                    assertThat(meanwhile).isInstanceOf(AlreadySubscribed.class);
                    throw new IllegalStateException("The node dies");
                });
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> subscribe(tier));
        var atOnce = refusalOf(() -> subscribe(tier));
        world.passes(Duration.ofMinutes(2));

        var later = world.pays(subscribe(tier));

        assertThat(atOnce).isInstanceOf(AlreadySubscribed.class);
        assertThat(later.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule({"S9", "W11"})
    void begins_anew_when_the_trial_is_another_than_it_was() {
        var tier =
                world.subscriptions.offerTiers.create(
                        world.as(creator), aTier().freeForDays(7).offer());
        var first = subscribe(tier).subscription().subscription();
        world.committed(() ->
                world.ports()
                        .tiers()
                        .save(
                                world.ports()
                                        .tiers()
                                        .find(tier.id())
                                        .orElseThrow()
                                        .offering(aTier().freeForDays(14).offer())));

        var second = world.pays(subscribe(tier));

        assertThat(world.now(first).status()).isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(second.standing().paidThrough())
                .isEqualTo(world.now().plus(Duration.ofDays(14)));
    }

    @Test
    @Rule("S5")
    void begins_one_when_many_clicks_come_at_once() {
        var results = Race.of(this::subscribe);

        var ids =
                results.values().stream()
                        .map(begun -> begun.subscription().subscription().id())
                        .distinct()
                        .toList();
        assertThat(ids).hasSize(1);
        assertThat(results.refusals())
                .allSatisfy(refusal ->
                        assertThat(refusal).isEqualTo(new AlreadySubscribed(ids.getFirst())));
        assertThat(world.provider().recurringOrders()).hasSize(1);
    }

    @Test
    void subscribes_to_two_creators() {
        subscribe();
        var other = world.has(aTier().of(world.has(aCreator())));

        assertThat(subscribe(other).subscription().subscription().creator())
                .isEqualTo(other.creator());
    }

    @Test
    @Rule("S27")
    void refuses_oneself_and_creators_who_are_not_open() {
        var banned = world.has(aTier().of(world.has(aCreator().banned())));
        var unapproved = world.has(aTier().of(world.has(aUser())));
        var notFound = new NotFound(Thing.TIER);

        assertThat(
                        refusalOf(() ->
                                world.subscriptions.subscribe.handle(world.as(creator), tier.id())))
                .isEqualTo(new SubscriptionRefusal.SubscribingToOneself());
        assertThat(refusalOf(() -> subscribe(banned))).isEqualTo(notFound);
        assertThat(refusalOf(() -> subscribe(unapproved))).isEqualTo(notFound);
    }

    @Test
    @Rule("S25")
    void refuses_a_tier_that_is_not_sold() {
        var archived = world.has(aTier().of(creator).archived());
        var unknown = new TierId(world.ports().ids().next());

        assertThat(refusalOf(() -> subscribe(archived)))
                .isEqualTo(new SubscriptionRefusal.TierArchived());
        assertThat(
                        refusalOf(() ->
                                world.subscriptions.subscribe.handle(
                                        world.as(subscriber), unknown)))
                .isEqualTo(new NotFound(Thing.TIER));
        assertThat(
                        refusalOf(() ->
                                world.subscriptions.subscribe.handle(Actor.anonymous(), tier.id())))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void makes_the_price_that_the_provider_lacks() {
        var unpriced = world.has(aTier().of(creator).unknownToProvider());

        subscribe(unpriced);

        assertThat(world.provider().prices()).hasSize(1);
        assertThat(world.ports().tiers().find(unpriced.id()).orElseThrow().priceRef()).isNotNull();
    }

    @Test
    @Rule("S7")
    void sells_at_the_price_that_was_set_while_the_provider_made_another() {
        var unpriced = world.has(aTier().of(creator).unknownToProvider().costing(xof(5_000)));
        world.provider()
                .beforeNextAnswer(() ->
                        world.committed(() ->
                                world.ports()
                                        .tiers()
                                        .save(
                                                unpriced.offering(
                                                        aTier().costing(xof(6_000)).offer()))));

        var subscription = world.pays(subscribe(unpriced));

        assertThat(world.provider().prices()).hasSize(2);
        assertThat(subscription.terms().price()).isEqualTo(xof(6_000));
        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    @Test
    @Rule("W7")
    void keeps_what_a_webhook_told_before_our_own_answer_arrived() {
        world.provider()
                .beforeNextAnswer(() -> {
                    var begun = own().getFirst();
                    world.isTold(
                            new RecurringChanged(
                                    begun.id().value(),
                                    "sub_" + begun.id(),
                                    null,
                                    BillingState.INCOMPLETE,
                                    null,
                                    false,
                                    world.now()),
                            new PeriodPaid(
                                    begun.id().value(),
                                    "in_1",
                                    "pi_1",
                                    xof(5_000),
                                    xof(0),
                                    world.now().plus(Duration.ofDays(30)),
                                    world.now()));
                });

        var begun = subscribe();

        assertThat(begun.subscription().subscription().status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(begun.subscription().subscription().providerRef())
                .isEqualTo("sub_" + begun.subscription().subscription().id());
        assertThat(canRead()).isTrue();
    }

    @Test
    void begins_nothing_when_the_provider_cannot_make_the_price() {
        var unpriced = world.has(aTier().of(creator).unknownToProvider());
        world.provider().goDown();

        assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(() -> subscribe(unpriced));

        assertThat(own()).isEmpty();
    }

    @Test
    @Rule("W10")
    void closes_the_row_when_the_provider_does_not_answer_so_that_one_may_try_again() {
        world.provider().goDown();
        assertThatExceptionOfType(ProviderUnavailable.class).isThrownBy(this::subscribe);
        world.provider().comeBack();

        assertThat(own())
                .extracting(Subscription::status)
                .containsExactly(SubscriptionStatus.EXPIRED);
        assertThat(subscribe().subscription().subscription().status())
                .isEqualTo(SubscriptionStatus.INCOMPLETE);
    }

    @Test
    @Rule({"W12", "S1"})
    void begins_on_a_page_of_the_providers_and_opens_access_when_it_is_paid() {
        var wayBack =
                new Subscribe.WayBack(
                        URI.create("https://app.example/thanks"),
                        URI.create("https://app.example"));

        var checkedOut =
                world.subscriptions.subscribe.checkout(
                        world.as(subscriber), Subscribe.Wish.of(sold().id()), wayBack);
        var readableBefore = canRead();
        var begun = checkedOut.subscription().subscription();
        var secret = checkedOut.page().getPath().substring(1);
        var subscription = world.pays(new Subscribe.Begun(checkedOut.subscription(), secret));

        assertThat(begun.status()).isEqualTo(SubscriptionStatus.INCOMPLETE);
        assertThat(begun.providerRef()).isNull();
        assertThat(readableBefore).isFalse();
        assertThat(checkedOut.toString()).doesNotContain(secret);
        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(subscription.providerRef()).isNotNull();
        assertThat(world.provider().checkoutOrders())
                .singleElement()
                .satisfies(order -> {
                    assertThat(order.successUrl()).isEqualTo(wayBack.success());
                    assertThat(order.cancelUrl()).isEqualTo(wayBack.cancel());
                });
    }

    @Test
    @Rule("S17")
    void stops_one_that_was_given_up_while_the_word_of_its_payment_was_on_its_way() {
        var wayBack =
                new Subscribe.WayBack(
                        URI.create("https://a.example"), URI.create("https://a.example"));
        var begun =
                world.subscriptions
                        .subscribe
                        .checkout(world.as(subscriber), Subscribe.Wish.of(sold().id()), wayBack)
                        .subscription()
                        .subscription();
        var paidAt = world.now();
        world.passes(Duration.ofSeconds(1));
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), begun.id(), true);

        world.isTold(
                new RecurringChanged(
                        begun.id().value(),
                        "sub_1",
                        null,
                        BillingState.ACTIVE,
                        paidAt.plus(Duration.ofDays(30)),
                        false,
                        paidAt));
        world.worksOff();

        assertThat(world.provider().isCancelled("sub_1")).isTrue();
        assertThat(world.now(begun).status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    private Subscribe.CheckedOut checkout(Tier wished) {
        var back = URI.create("https://app.example/back");
        return world.subscriptions.subscribe.checkout(
                world.as(subscriber),
                Subscribe.Wish.of(wished.id()),
                new Subscribe.WayBack(back, back));
    }

    private Subscription pays(Subscribe.CheckedOut page) {
        return world.pays(
                new Subscribe.Begun(page.subscription(), page.page().getPath().substring(1)));
    }

    private Tier sold() {
        return world.subscriptions.offerTiers.create(
                world.as(creator), aTier().costing(xof(5_000)).offer());
    }

    private Subscribe.Begun subscribe() {
        return subscribe(tier);
    }

    private Subscribe.Begun subscribe(Tier wanted) {
        return world.subscriptions.subscribe.handle(world.as(subscriber), wanted.id());
    }

    private List<Subscription> own() {
        return world
                .subscriptions
                .runSubscriptions
                .own(world.as(subscriber), PageRequest.first(9))
                .items()
                .stream()
                .map(card -> card.subscription())
                .toList();
    }

    private boolean canRead() {
        var post = world.has(aPost().by(creator).forSubscribers());
        return !world.content.readPosts.show(world.as(subscriber), post.id()).card().isLocked();
    }
}

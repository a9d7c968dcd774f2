package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.application.testkit.World;
import org.mecene.domain.money.Money;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.refusal.CommonRefusal.InvalidInput;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refusal;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.SpecialOffer;
import org.mecene.domain.subscriptions.SpecialOffer.Limits;
import org.mecene.domain.subscriptions.SpecialOffer.Obstacle;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.subscriptions.SpecialOffers;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionRefusal.OfferNotGood;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierArchived;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.users.User;

final class OffersTest {
    private static final Limits NONE = new Limits(null, null, null, false);

    private final World world = new World();
    private final User creator = world.has(aCreator());
    private final User subscriber = world.has(aUser());
    private final Tier tier =
            world.has(aTier().of(creator).costing(xof(5_000)).unknownToProvider());

    @Test
    @Rule("W8")
    void takes_off_as_long_as_was_offered_and_then_costs_the_whole() {
        world.clockIs("2026-01-31T10:00:00Z");
        var offer = offer(new Reward.PercentOff(20, 2), NONE);

        var first = world.pays(subscribe(subscriber, offer));
        var second = renews(first, xof(4_000), "2026-02-28T10:00:00Z");
        var third = renews(first, xof(5_000), "2026-03-31T10:00:00Z");

        assertThat(order().discount()).isEqualTo(new Discount(offer.id().value(), xof(1_000), 2));
        assertThat(first.nextPrice()).isEqualTo(xof(4_000));
        assertThat(left(first)).isEqualTo(1);
        assertThat(second.nextPrice()).isEqualTo(xof(5_000));
        assertThat(left(second)).isZero();
        assertThat(third.standing().paidThrough()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(failed()).isZero();
        world.booksAreBalanced();
    }

    @Test
    @Rule("W8")
    void sets_aside_what_was_not_agreed() {
        world.clockIs("2026-01-31T10:00:00Z");
        var first = world.pays(subscribe(subscriber, offer(new Reward.PercentOff(20, 2), NONE)));

        renews(first, xof(5_000), "2026-02-28T10:00:00Z");
        var afterTooMuch = failed();
        renews(first, xof(4_000), "2026-02-28T10:00:01Z");
        renews(first, xof(4_000), "2026-03-31T10:00:00Z");

        assertThat(afterTooMuch).isEqualTo(1);
        assertThat(failed()).isEqualTo(2);
    }

    @Test
    @Rule({"W4", "W8"})
    void takes_the_word_of_a_whole_period_before_that_of_a_reduced_one() {
        world.clockIs("2026-01-31T10:00:00Z");
        var first = world.pays(subscribe(subscriber, offer(new Reward.PercentOff(20, 2), NONE)));

        renews(first, xof(5_000), "2026-03-31T10:00:00Z");
        var late = renews(first, xof(4_000), "2026-02-28T10:00:00Z");

        assertThat(failed()).isZero();
        assertThat(left(late)).isZero();
        assertThat(late.standing().paidThrough()).isEqualTo("2026-04-30T10:00:00Z");
    }

    @Test
    @Rule({"S9", "S10"})
    void gives_free_days_as_a_trial_and_no_discount_once() {
        var offer = offer(new Reward.FreeDays(30), NONE);

        var trial = world.pays(subscribe(subscriber, offer));
        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), trial.id(), false);
        var again = refusalOf(() -> subscribe(subscriber, offer));

        assertThat(trial.status()).isEqualTo(SubscriptionStatus.TRIALING);
        assertThat(trial.standing().paidThrough()).isEqualTo(world.now().plus(Duration.ofDays(30)));
        assertThat(order().discount()).isNull();
        assertThat(world.ports().ledger().entries()).isEmpty();
        assertThat(again).isEqualTo(new OfferNotGood(Obstacle.NOT_NEW));
    }

    /// The last place goes with the wish, also when it was taken on a page that nobody came back
    /// from.
    @Test
    @Rule("S5")
    void keeps_its_last_place_for_who_wishes_again_and_frees_it_for_another_plan() {
        var offer = offer(new Reward.PercentOff(50, 1), new Limits(null, null, 1, false));
        var back =
                new Subscribe.WayBack(
                        URI.create("https://a.example"), URI.create("https://a.example"));
        var wish = new Subscribe.Wish(tier.id(), offer.code());
        world.subscriptions.subscribe.checkout(world.as(subscriber), wish, back);

        world.subscriptions.subscribe.checkout(world.as(subscriber), wish, back);
        var other = world.has(aUser());
        var usedUp = refusalOf(() -> subscribe(other, offer));
        world.subscriptions.subscribe.handle(
                world.as(subscriber),
                Subscribe.Wish.of(world.has(aTier().of(creator).unknownToProvider()).id()));

        assertThat(usedUp).isEqualTo(new OfferNotGood(Obstacle.USED_UP));
        assertThat(world.pays(subscribe(other, offer)).status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    /// The page was closed, so nothing is left of it.
    @Test
    @Rule("S5")
    void leaves_nothing_of_an_abandoned_page_when_the_new_wish_is_refused() {
        var back =
                new Subscribe.WayBack(
                        URI.create("https://a.example"), URI.create("https://a.example"));
        var begun =
                world.subscriptions.subscribe.checkout(
                        world.as(subscriber), Subscribe.Wish.of(tier.id()), back);
        var refusal = refusalOf(() -> subscribe(subscriber, tier, new OfferCode("NO-SUCH")));

        assertThat(refusal).isInstanceOf(InvalidInput.class);
        assertThat(world.now(begun.subscription().subscription()).status())
                .isEqualTo(SubscriptionStatus.EXPIRED);
    }

    @Test
    void is_taken_no_oftener_than_there_are_also_when_many_come_at_once() {
        var offer = offer(new Reward.PercentOff(50, 1), new Limits(null, null, 3, false));
        var people = Stream.generate(() -> world.has(aUser())).limit(Race.RUNNERS).toList();

        var results = Race.of(Race.RUNNERS, runner -> () -> subscribe(people.get(runner), offer));

        assertThat(results.values()).hasSize(3);
        assertThat(results.refusals()).containsOnly(new OfferNotGood(Obstacle.USED_UP));
        assertThat(listed().getFirst().redemptions()).isEqualTo(3);
    }

    @Test
    void comes_back_when_the_first_payment_never_came() {
        var offer = offer(new Reward.PercentOff(50, 1), new Limits(null, null, 1, false));
        var other = world.has(aUser());
        var begun = subscribe(subscriber, offer).subscription().subscription();
        var meanwhile = refusalOf(() -> subscribe(other, offer));

        world.subscriptions.runSubscriptions.cancel(world.as(subscriber), begun.id(), false);
        var second = world.pays(subscribe(other, offer));

        assertThat(meanwhile).isEqualTo(new OfferNotGood(Obstacle.USED_UP));
        assertThat(second.status()).isEqualTo(SubscriptionStatus.ACTIVE);
    }

    /// Whoever went away and whoever paid on a page: what is told of it may come twice and late.
    @Test
    @Rule({"S5", "W4"})
    void comes_back_when_its_page_closed_unpaid_and_not_when_it_was_paid_on() {
        var offer = offer(new Reward.PercentOff(50, 1), new Limits(null, null, 1, false));
        var wish = new Subscribe.Wish(tier.id(), offer.code());
        var abandoned = checkout(subscriber, wish);
        var other = world.has(aUser());
        var meanwhile = refusalOf(() -> checkout(other, wish));
        var closed =
                world.provider().closesPage(abandoned.subscription().subscription().id().value());

        world.receives(closed);
        world.receives(closed);
        var second = checkout(other, wish);
        var id = second.subscription().subscription().id().value();
        world.pays(second.page().getPath().substring(1));
        world.receives(world.provider().closesPage(id));
        world.isTold(new PageClosed(id, world.now()));

        assertThat(meanwhile).isEqualTo(new OfferNotGood(Obstacle.USED_UP));
        assertThat(world.now(abandoned.subscription().subscription()).status())
                .isEqualTo(SubscriptionStatus.EXPIRED);
        assertThat(world.now(second.subscription().subscription()).status())
                .isEqualTo(SubscriptionStatus.ACTIVE);
    }

    private Subscribe.CheckedOut checkout(User who, Subscribe.Wish wish) {
        var back = URI.create("https://a.example");
        return world.subscriptions.subscribe.checkout(
                world.as(who), wish, new Subscribe.WayBack(back, back));
    }

    @Test
    void comes_back_when_the_provider_did_not_answer() {
        var offer = offer(new Reward.PercentOff(50, 1), new Limits(null, null, 1, false));
        subscribe(subscriber, offer(new Reward.FreeDays(1), NONE));
        world.provider().goDown();
        var other = world.has(aUser());

        assertThatExceptionOfType(ProviderUnavailable.class)
                .isThrownBy(() -> subscribe(other, offer));
        world.provider().comeBack();

        assertThat(subscribe(other, offer).clientSecret()).isNotBlank();
    }

    @Test
    void is_for_its_time_its_tier_and_its_people() {
        var dearer = world.has(aTier().of(creator).costing(xof(9_000)).unknownToProvider());
        var now = world.now();
        var early = offer(reward(), new Limits(now.plusSeconds(60), null, null, false));
        var over = offer(reward(), new Limits(null, now.plusSeconds(30), null, false));
        var newOnly = offer(reward(), new Limits(null, null, null, true));
        var archived = offer(reward(), NONE);
        world.subscriptions.makeOffers.archive(world.as(creator), archived.id());
        var old = world.has(aUser());
        var paid = world.pays(world.subscriptions.subscribe.handle(world.as(old), tier.id()));
        world.subscriptions.runSubscriptions.cancel(world.as(old), paid.id(), false);

        var notYet = refusalOf(() -> subscribe(subscriber, early));
        world.passes(Duration.ofSeconds(30));

        assertThat(notYet).isEqualTo(new OfferNotGood(Obstacle.NOT_YET));
        assertThat(refusalOf(() -> subscribe(subscriber, over)))
                .isEqualTo(new OfferNotGood(Obstacle.OVER));
        assertThat(refusalOf(() -> subscribe(subscriber, archived)))
                .isEqualTo(new OfferNotGood(Obstacle.OVER));
        assertThat(refusalOf(() -> subscribe(old, newOnly)))
                .isEqualTo(new OfferNotGood(Obstacle.NOT_NEW));
        assertThat(refusalOf(() -> subscribe(subscriber, dearer, newOnly.code())))
                .isEqualTo(new OfferNotGood(Obstacle.NOT_FOR_THIS));
        assertThat(refusalOf(() -> subscribe(subscriber, tier, new OfferCode("NO-SUCH"))))
                .isEqualTo(invalid("offerCode", FieldError.Code.UNKNOWN));
        assertThat(subscribe(subscriber, newOnly).clientSecret()).isNotBlank();
    }

    @Test
    void ends_with_a_change_of_tier() {
        world.clockIs("2026-01-31T10:00:00Z");
        var dearer = world.has(aTier().of(creator).costing(xof(9_000)).unknownToProvider());
        var first = world.pays(subscribe(subscriber, offer(new Reward.PercentOff(20, 3), NONE)));

        world.subscriptions.changeTier.handle(world.as(subscriber), first.id(), dearer.id());
        var changed = world.now(first);
        world.clockIs("2026-02-28T10:00:00Z");
        renews(first, xof(8_000), "2026-02-28T10:00:00Z");
        var afterTooLittle = failed();
        renews(first, xof(9_000), "2026-02-28T10:00:01Z");

        assertThat(changed.nextPrice()).isEqualTo(xof(9_000));
        assertThat(Objects.requireNonNull(changed.reduction()).runs()).isFalse();
        assertThat(afterTooLittle).isEqualTo(1);
        assertThat(failed()).isEqualTo(1);
    }

    @Test
    void refuses_what_is_no_offer() {
        var foreign = world.has(aTier().of(world.has(aCreator())));
        var archived = world.has(aTier().of(creator).archived());

        assertThat(refusalOf(() -> offer(tier, new Reward.AmountOff(xof(5_000), 1))))
                .isEqualTo(invalid("amountOff", FieldError.Code.NOT_ALLOWED_HERE));
        assertThat(refusalOf(() -> offer(tier, new Reward.AmountOff(eur(1), 1))))
                .isEqualTo(invalid("amountOff.currency", FieldError.Code.WRONG_CURRENCY));
        assertThat(refusalOf(() -> offer(foreign, reward()))).isEqualTo(new NotFound(Thing.TIER));
        assertThat(refusalOf(() -> offer(archived, reward()))).isEqualTo(new TierArchived());
        assertThat(
                        refusalOf(() ->
                                world.subscriptions.makeOffers.archive(
                                        world.as(world.has(aCreator())),
                                        offer(reward(), NONE).id())))
                .isEqualTo(new NotFound(Thing.OFFER));
    }

    private static Reward reward() {
        return new Reward.AmountOff(xof(1_000), 1);
    }

    private static Refusal invalid(String field, FieldError.Code code) {
        return new InvalidInput(List.of(new FieldError(field, code)));
    }

    private RecurringOrder order() {
        return world.provider().recurringOrders().getFirst();
    }

    private static int left(Subscription subscription) {
        return Objects.requireNonNull(subscription.reduction()).left();
    }

    private int failed() {
        return world.ports().noticeInbox().failed(PageRequest.first(10)).items().size();
    }

    private List<SpecialOffers.Card> listed() {
        return world.subscriptions
                .makeOffers
                .list(world.as(creator), PageRequest.first(10))
                .items();
    }

    private Subscription renews(Subscription subscription, Money amount, String at) {
        var when = Instant.parse(at);
        world.isTold(
                new PeriodPaid(
                        subscription.id().value(),
                        "in_" + at,
                        "pay_" + at,
                        amount,
                        xof(0),
                        end(subscription, when),
                        when));
        return world.now(subscription);
    }

    /// Counted from the beginning, so that a short month does not shorten those after it.
    private static Instant end(Subscription subscription, Instant begin) {
        var interval = subscription.terms().interval();
        var end = subscription.createdAt();
        for (var periods = 1; !end.isAfter(begin); periods++) {
            end = interval.after(subscription.createdAt(), periods);
        }
        return end;
    }

    private SpecialOffer offer(Reward reward, Limits limits) {
        return make(tier, reward, limits);
    }

    private SpecialOffer offer(Tier what, Reward reward) {
        return make(what, reward, NONE);
    }

    private SpecialOffer make(Tier what, Reward reward, Limits limits) {
        return world.subscriptions
                .makeOffers
                .make(world.as(creator), new MakeOffers.Command(null, what.id(), reward, limits))
                .offer();
    }

    private Subscribe.Begun subscribe(User who, SpecialOffer offer) {
        return subscribe(who, tier, offer.code());
    }

    private Subscribe.Begun subscribe(User who, Tier what, @Nullable OfferCode code) {
        return world.subscriptions.subscribe.handle(
                world.as(who), new Subscribe.Wish(what.id(), code));
    }
}

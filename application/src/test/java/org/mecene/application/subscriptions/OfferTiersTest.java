package org.mecene.application.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.eur;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.fieldErrorOf;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mecene.application.subscriptions.OfferTiers.Edit;
import org.mecene.application.testkit.World;
import org.mecene.domain.change.Change;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.PriceOrder;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.NotFound;
import org.mecene.domain.refusal.CommonRefusal.NotPermitted;
import org.mecene.domain.refusal.CommonRefusal.SignInRequired;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.FieldError.Code;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TooManyTiers;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.TierBuilder;
import org.mecene.domain.users.User;

final class OfferTiersTest {
    private final World world = new World();
    private final User creator = world.has(aCreator());

    @Test
    void sells_a_tier_at_a_price_that_the_provider_knows() {
        var tier = create(aTier().named("Or").costing(xof(5_000)).freeForDays(7));

        assertThat(tier.priceRef()).isNotNull();
        assertThat(world.provider().prices())
                .containsExactly(new PriceOrder(tier.id().value(), "Or", xof(5_000), false));
        assertThat(world.subscriptions.offerTiers.list(creator.id())).containsExactly(tier);
    }

    @Test
    void sells_by_the_year() {
        create(aTier().yearly());

        assertThat(world.provider().prices()).extracting(PriceOrder::yearly).containsExactly(true);
    }

    @Test
    void lets_creators_sell_and_nobody_else() {
        var offer = aTier().offer();

        assertThat(
                        refusalOf(() ->
                                world.subscriptions.offerTiers.create(
                                        world.as(world.has(aUser())), offer)))
                .isEqualTo(new NotPermitted());
        assertThat(refusalOf(() -> world.subscriptions.offerTiers.create(Actor.anonymous(), offer)))
                .isEqualTo(new SignInRequired());
    }

    @Test
    void sells_in_currencies_that_the_server_takes() {
        assertThat(refusalOf(() -> create(aTier().costing(Money.of(500, "JPY")))))
                .isEqualTo(new PaymentRefusal.UnsupportedCurrency("JPY"));
    }

    @Test
    void keeps_a_tier_whose_price_the_provider_could_not_make_yet() {
        world.provider().goDown();

        var tier = create(aTier());

        assertThat(tier.priceRef()).isNull();
        assertThat(world.subscriptions.offerTiers.list(creator.id())).containsExactly(tier);
    }

    @Test
    void sells_a_limited_number_of_tiers() {
        IntStream.range(0, Tiers.MAX_PER_CREATOR).forEach(_ -> create(aTier()));

        assertThat(refusalOf(() -> create(aTier())))
                .isEqualTo(new TooManyTiers(Tiers.MAX_PER_CREATOR));
        var sold = world.subscriptions.offerTiers.list(creator.id());
        world.subscriptions.offerTiers.archive(world.as(creator), sold.getFirst().id());
        assertThat(create(aTier()).isArchived()).isFalse();
    }

    @Test
    void sells_no_more_when_many_are_made_at_once() {
        Race.of(
                Race.RUNNERS,
                _ ->
                        () -> {
                            for (var count = 0; count < 3; count++) {
                                create(aTier());
                            }
                            return true;
                        });

        assertThat(world.subscriptions.offerTiers.list(creator.id()))
                .hasSize(Tiers.MAX_PER_CREATOR);
    }

    @Test
    @Rule("S7")
    void makes_a_new_price_when_it_changes() {
        var tier = create(aTier().costing(xof(5_000)));

        var dearer = edit(tier, Change.to(xof(6_000)));

        assertThat(dearer.priceRef()).isNotNull().isNotEqualTo(tier.priceRef());
        assertThat(dearer.offer().price()).isEqualTo(xof(6_000));
        assertThat(world.provider().prices()).hasSize(2);
    }

    @Test
    void keeps_the_price_when_only_words_change() {
        var tier = create(aTier().freeForDays(7));

        var edited =
                world.subscriptions.offerTiers.edit(
                        world.as(creator),
                        tier.id(),
                        new Edit(
                                Change.to("Platine"),
                                Change.clear(),
                                Change.keep(),
                                Change.clear()));

        assertThat(edited.priceRef()).isEqualTo(tier.priceRef());
        assertThat(edited.offer())
                .isEqualTo(new Tier.Offer("Platine", "", xof(5_000), tier.offer().interval(), 0));
    }

    @Test
    @Rule("S8")
    void never_changes_the_currency() {
        var tier = create(aTier().costing(xof(5_000)));

        assertThat(fieldErrorOf(() -> edit(tier, Change.to(eur(5_000)))))
                .isEqualTo(new FieldError("price.currency", Code.WRONG_CURRENCY));
    }

    @Test
    @Rule("S25")
    void stops_selling_an_archived_tier() {
        var tier = create(aTier());

        world.subscriptions.offerTiers.archive(world.as(creator), tier.id());
        world.subscriptions.offerTiers.archive(world.as(creator), tier.id());

        assertThat(world.subscriptions.offerTiers.list(creator.id())).isEmpty();
        assertThat(refusalOf(() -> edit(tier, Change.to(xof(1_000)))))
                .isEqualTo(new NotFound(Thing.TIER));
    }

    @Test
    void refuses_a_change_of_what_was_changed_meanwhile() {
        var tier = create(aTier());
        var edit = new Edit(Change.to("Or"), Change.keep(), Change.keep(), Change.keep());
        var offers = world.subscriptions.offerTiers;
        offers.edit(world.as(creator), tier.id(), edit, tier.version());
        var stale = new ChangedMeanwhile(Thing.TIER);

        assertThat(refusalOf(() -> offers.edit(world.as(creator), tier.id(), edit, tier.version())))
                .isEqualTo(stale);
        assertThat(refusalOf(() -> offers.archive(world.as(creator), tier.id(), tier.version())))
                .isEqualTo(stale);
        offers.archive(world.as(creator), tier.id(), tier.version() + 1);
        offers.archive(world.as(creator), tier.id(), tier.version());
        assertThat(offers.list(creator.id())).isEmpty();
    }

    @Test
    void changes_nothing_of_another_creator() {
        var tier = create(aTier());
        var other = world.as(world.has(aCreator()));

        assertThat(refusalOf(() -> world.subscriptions.offerTiers.archive(other, tier.id())))
                .isEqualTo(new NotFound(Thing.TIER));
        assertThat(
                        refusalOf(() ->
                                world.subscriptions.offerTiers.edit(
                                        other,
                                        tier.id(),
                                        new Edit(
                                                Change.to("Moi"),
                                                Change.keep(),
                                                Change.keep(),
                                                Change.keep()))))
                .isEqualTo(new NotFound(Thing.TIER));
    }

    @Test
    void lists_those_of_open_creators() {
        var banned = world.has(aCreator().banned());

        assertThat(refusalOf(() -> world.subscriptions.offerTiers.list(banned.id())))
                .isEqualTo(new NotFound(Thing.USER));
        assertThat(refusalOf(() -> world.subscriptions.offerTiers.list(world.has(aUser()).id())))
                .isEqualTo(new NotFound(Thing.USER));
    }

    private Tier create(TierBuilder tier) {
        return world.subscriptions.offerTiers.create(world.as(creator), tier.offer());
    }

    private Tier edit(Tier tier, Change<Money> price) {
        return world.subscriptions.offerTiers.edit(
                world.as(creator),
                tier.id(),
                new Edit(Change.keep(), Change.keep(), price, Change.keep()));
    }
}

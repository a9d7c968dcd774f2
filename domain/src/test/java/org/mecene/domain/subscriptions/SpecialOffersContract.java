package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.Amounts.xof;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.SubscriptionBuilder.aSubscription;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.subscriptions.SpecialOffer.Limits;
import org.mecene.domain.subscriptions.SpecialOffer.Reward;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.SubscriptionBuilder;

/// What every [SpecialOffers] promises.
public interface SpecialOffersContract extends Fixture {
    Limits NONE = new Limits(null, null, null, false);

    @Test
    default void finds_offers_of_every_kind_as_they_were_added() {
        var tier = has(aTier().of(has(aCreator())));
        var from = ports().clock().instant();
        var bounded = new Limits(from, from.plus(Duration.ofDays(9)), 5, true);
        var percent = has(tier, "A-1", new Reward.PercentOff(20, 3), bounded);
        var amount = has(tier, "A-2", new Reward.AmountOff(xof(500), 1), NONE);
        var free = has(tier, "A-3", new Reward.FreeDays(30), NONE);

        assertThat(ports().offers().find(percent.id())).contains(percent);
        assertThat(ports().offers().find(amount.id())).contains(amount);
        assertThat(ports().offers().find(free.id())).contains(free);
        assertThat(find(tier, "A-2")).isEqualTo(amount);
        assertThat(find(tier, "A-4")).isNull();
    }

    @Test
    default void keeps_one_code_for_a_creator_for_good() {
        var tier = has(aTier().of(has(aCreator())));
        var other = has(aTier().of(has(aCreator())));
        var first = has(tier, "SPRING", new Reward.FreeDays(30), NONE);
        committed(() -> ports().offers().archive(first.archived(ports().clock().instant())));

        var again = refusalOf(() -> has(tier, "SPRING", new Reward.FreeDays(7), NONE));
        var elsewhere = has(other, "SPRING", new Reward.FreeDays(7), NONE);

        assertThat(again).isEqualTo(new SubscriptionRefusal.OfferCodeTaken());
        assertThat(find(other, "SPRING")).isEqualTo(elsewhere);
        assertThat(ports().offers().find(first.id()).orElseThrow().archivedAt())
                .isEqualTo(ports().clock().instant());
    }

    @Test
    default void lets_one_of_many_have_a_code() {
        var tier = has(aTier().of(has(aCreator())));

        var results = Race.of(() -> has(tier, "AT-ONCE", new Reward.FreeDays(7), NONE));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new SubscriptionRefusal.OfferCodeTaken());
    }

    @Test
    default void counts_what_lives_and_what_was_paid() {
        var tier = has(aTier().of(has(aCreator())));
        var offer = has(tier, "COUNT", new Reward.PercentOff(50, 1), NONE);
        has(having(offer, tier).unpaid());
        has(having(offer, tier));
        has(having(offer, tier).in(SubscriptionStatus.CANCELED));
        has(having(offer, tier).unpaid().in(SubscriptionStatus.EXPIRED));
        has(aSubscription().of(has(aUser())).to(tier));

        assertThat(ports().offers().redemptions(offer.id())).isEqualTo(3);
        assertThat(ports().offers().ofCreator(tier.creator(), PageRequest.first(10)).items())
                .containsExactly(new SpecialOffers.Card(offer, 3));
    }

    /// The lock of the offer is held until the place is taken, so that who waited for it counts
    /// that place.
    @Test
    default void gives_its_last_places_to_no_more_than_there_are() {
        var tier = has(aTier().of(has(aCreator())));
        var offer =
                has(tier, "LAST", new Reward.PercentOff(50, 1), new Limits(null, null, 2, false));
        var wanting =
                Stream.generate(() -> having(offer, tier).unpaid()).limit(Race.RUNNERS).toList();

        var results = Race.of(Race.RUNNERS, runner -> () -> take(offer, wanting.get(runner)));

        assertThat(results.values()).hasSize(Race.RUNNERS);
        assertThat(results.values().stream().filter(isTaken -> isTaken)).hasSize(2);
        assertThat(ports().offers().redemptions(offer.id())).isEqualTo(2);
    }

    private boolean take(SpecialOffer offer, SubscriptionBuilder wanting) {
        var subscription =
                wanting.build(new SubscriptionId(ports().ids().next()), ports().clock().instant());
        return inTransaction(() -> {
            var _ = ports().offers().findForUpdate(offer.creator(), offer.code()).orElseThrow();
            if (ports().offers().redemptions(offer.id()) >= 2) {
                return false;
            }
            ports().subscriptions().add(subscription);
            return true;
        });
    }

    @Test
    default void stores_with_a_subscription_what_it_has_off() {
        var tier = has(aTier().of(has(aCreator())));
        var offer = has(tier, "STORED", new Reward.PercentOff(50, 2), NONE);
        var subscription = has(having(offer, tier));
        var reduction = subscription.reduction();

        committed(() ->
                ports().subscriptions()
                        .save(
                                subscription.with(
                                        reduction == null
                                                ? null
                                                : reduction
                                                        .charged(xof(2_000), xof(3_000))
                                                        .ending())));

        var stored = ports().subscriptions().find(subscription.id()).orElseThrow().reduction();
        assertThat(ports().subscriptions().hadPaid(subscription.subscriber(), tier.creator()))
                .isTrue();
        assertThat(stored)
                .isNotNull()
                .extracting(Reduction::left, Reduction::ended)
                .containsExactly(1, true);
    }

    private SubscriptionBuilder having(SpecialOffer offer, Tier tier) {
        Instant later = ports().clock().instant().plus(Duration.ofDays(60));
        return aSubscription()
                .of(has(aUser()))
                .to(tier)
                .with(new Reduction(offer.id(), xof(1_000), 2, 2, later, false));
    }

    private @Nullable SpecialOffer find(Tier tier, String code) {
        return inTransaction(() ->
                ports().offers().findForUpdate(tier.creator(), new OfferCode(code)).orElse(null));
    }

    private SpecialOffer has(Tier tier, String code, Reward reward, Limits limits) {
        var offer =
                new SpecialOffer(
                        new OfferId(ports().ids().next()),
                        tier.creator(),
                        new OfferCode(code),
                        tier.id(),
                        reward,
                        limits,
                        null,
                        ports().clock().instant());
        committed(() -> ports().offers().add(offer));
        return offer;
    }
}

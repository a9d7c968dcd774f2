package org.mecene.domain.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mecene.domain.testkit.PaymentBuilder.aPayment;
import static org.mecene.domain.testkit.Refusals.refusalOf;
import static org.mecene.domain.testkit.TierBuilder.aTier;
import static org.mecene.domain.testkit.UserBuilder.aCreator;
import static org.mecene.domain.testkit.UserBuilder.aUser;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.testkit.Fixture;
import org.mecene.domain.testkit.Race;
import org.mecene.domain.testkit.Rule;
import org.mecene.domain.testkit.SubscriptionBuilder;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.TokenHash;
import org.mecene.domain.users.User;

/// What every [Gifts] promises.
public interface GiftsContract extends Fixture {
    @Test
    default void finds_a_gift_as_it_was_added() {
        var wrapped = new Gift.Wrapping(new EmailAddress("awa@example.org"), "Bon anniversaire 🎂");
        var gift = has(aGift(has(aUser()), wrapped));

        assertThat(ports().gifts().find(gift.id())).contains(gift);
        assertThat(inTransaction(() -> ports().gifts().findForUpdate(gift.id()))).contains(gift);
        assertThat(inTransaction(() -> ports().gifts().findForUpdate(gift.code()))).contains(gift);
        assertThat(ports().gifts().show(gift.code()).orElseThrow().gift()).isEqualTo(gift);
        assertThat(ports().gifts().show(gift.id()).orElseThrow().tierName()).isEqualTo("Or");
    }

    @Test
    default void finds_nothing_where_nothing_is() {
        var id = new GiftId(ports().ids().next());
        var code = TokenHash.of("nothing-" + id);

        assertThat(ports().gifts().find(id)).isEmpty();
        assertThat(ports().gifts().show(id)).isEmpty();
        assertThat(ports().gifts().show(code)).isEmpty();
        assertThat(inTransaction(() -> ports().gifts().findForUpdate(code))).isEmpty();
    }

    @Test
    @Rule("S20")
    default void keeps_what_a_code_was_used_for() {
        var user = has(aUser());
        var gift = has(aGift(user, new Gift.Wrapping(null, null)));
        var used =
                has(
                        SubscriptionBuilder.aSubscription()
                                .of(has(aUser()))
                                .to(
                                        ports().tiers()
                                                .find(gift.content().terms().tier())
                                                .orElseThrow())
                                .granted(SubscriptionOrigin.GIFT));

        committed(() -> ports().gifts().save(gift.paid(ports().clock().instant())));
        committed(() ->
                ports().gifts()
                        .save(ports().gifts().find(gift.id()).orElseThrow().redeemed(used.id())));

        var stored = ports().gifts().find(gift.id()).orElseThrow();
        assertThat(stored.state())
                .isEqualTo(
                        new Gift.State(
                                GiftStatus.REDEEMED,
                                ports().clock().instant().plus(Gift.LIFE),
                                used.id()));
        assertThat(stored.version()).isEqualTo(2);
    }

    @Test
    @Rule("S20")
    default void takes_the_change_of_one_of_many_who_read_the_same() {
        var gift = has(aGift(has(aUser()), new Gift.Wrapping(null, null)));
        var paid = gift.paid(ports().clock().instant());

        var results =
                Race.of(() ->
                        inTransaction(() -> {
                            ports().gifts().save(paid);
                            return true;
                        }));

        assertThat(results.values()).hasSize(1);
        assertThat(results.refusals()).containsOnly(new ChangedMeanwhile(Thing.GIFT));
        assertThat(refusalOf(() -> committed(() -> ports().gifts().save(paid))))
                .isEqualTo(new ChangedMeanwhile(Thing.GIFT));
    }

    @Test
    default void lists_what_somebody_bought_newest_first() {
        var buyer = has(aUser());
        var first = has(aGift(buyer, new Gift.Wrapping(null, null)));
        ports().clock().advance(Duration.ofSeconds(1));
        var second = has(aGift(buyer, new Gift.Wrapping(null, null)));
        has(aGift(has(aUser()), new Gift.Wrapping(null, null)));

        var page = ports().gifts().ofBuyer(buyer.id(), PageRequest.first(1));
        var next = ports().gifts().ofBuyer(buyer.id(), new PageRequest(1, page.next()));

        assertThat(page.items()).extracting(card -> card.gift().id()).containsExactly(second.id());
        assertThat(next.items()).extracting(card -> card.gift().id()).containsExactly(first.id());
        assertThat(next.next()).isNull();
    }

    @Test
    default void gives_out_those_that_nobody_used_in_time() {
        var gift = has(aGift(has(aUser()), new Gift.Wrapping(null, null)));
        var now = ports().clock().instant();
        committed(() -> ports().gifts().save(gift.paid(now)));

        var before = tooOld(now.plus(Gift.LIFE).minusMillis(1));
        var after = tooOld(now.plus(Gift.LIFE));

        assertThat(before).doesNotContain(gift.id());
        assertThat(after).contains(gift.id());
    }

    private List<GiftId> tooOld(Instant now) {
        return inTransaction(
                () -> ports().gifts().tooOld(now, 1_000).stream().map(Gift::id).toList());
    }

    private Gift has(Gift gift) {
        committed(() -> ports().gifts().add(gift));
        return gift;
    }

    private Gift aGift(User buyer, Gift.Wrapping wrapping) {
        var tier = has(aTier().of(has(aCreator())).named("Or"));
        var offer = tier.offer();
        var payment = has(aPayment().by(buyer));
        var id = new GiftId(ports().ids().next());
        return new Gift(
                id,
                buyer.id(),
                tier.creator(),
                new Gift.Content(
                        new Subscription.Terms(
                                tier.id(), offer.price(), offer.interval(), new BasisPoints(500)),
                        3),
                wrapping,
                payment.id(),
                TokenHash.of("code-" + id),
                Gift.State.BEGUN,
                ports().clock().instant(),
                0);
    }
}

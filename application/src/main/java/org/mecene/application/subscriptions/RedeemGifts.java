package org.mecene.application.subscriptions;

import java.time.InstantSource;
import org.mecene.application.users.Creators;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftStatus;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRedeemed;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.TokenHash;

/// Uses the code of a gift. Of several who use one code at once, one gets what it is for: the gift
/// is locked, and its next state is stored only over the one that was read (rules.md S20).
public final class RedeemGifts {
    private final Transactions transactions;
    private final Gifts gifts;
    private final Subscriptions subscriptions;
    private final Creators creators;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public RedeemGifts(
            Transactions transactions,
            Gifts gifts,
            Subscriptions subscriptions,
            Creators creators,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.gifts = gifts;
        this.subscriptions = subscriptions;
        this.creators = creators;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// What a code is for, for whoever has it.
    ///
    /// @throws Refused with `NotFound` for a code that nobody paid
    public Gifts.Card look(String code) {
        return gifts.show(TokenHash.of(code))
                .filter(card -> card.gift().status() != GiftStatus.PENDING)
                .orElseThrow(() -> CommonRefusal.notFound(Thing.GIFT));
    }

    /// Opens what a gift is for, from now on. Whoever has a live subscription to the creator, paid
    /// or not, keeps the code for later.
    ///
    /// @throws Refused with `NotFound`, [SubscriptionRefusal.GiftNotGood],
    ///   [SubscriptionRefusal.GivingToOneself] or [SubscriptionRefusal.AlreadySubscribed]
    public Subscriptions.Card redeem(Actor actor, String code) {
        var subscriber = actor.requireSignedIn().id();
        var id =
                transactions.call(() -> {
                    var gift =
                            gifts.findForUpdate(TokenHash.of(code))
                                    .filter(found -> found.status() != GiftStatus.PENDING)
                                    .orElseThrow(() -> CommonRefusal.notFound(Thing.GIFT));
                    requireGood(gift, subscriber);
                    return open(gift, subscriber);
                });
        return subscriptions.show(id).orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
    }

    private void requireGood(Gift gift, UserId subscriber) {
        if (!gift.isGoodAt(clock.instant())) {
            var status = gift.status() == GiftStatus.READY ? GiftStatus.EXPIRED : gift.status();
            throw new Refused(new SubscriptionRefusal.GiftNotGood(status));
        }
        if (gift.creator().equals(subscriber)) {
            throw new Refused(new SubscriptionRefusal.GivingToOneself());
        }
        if (!creators.isOpen(gift.creator())) {
            // The buyer may have the money back; nothing is opened that nobody may see.
            throw CommonRefusal.notFound(Thing.GIFT);
        }
    }

    private SubscriptionId open(Gift gift, UserId subscriber) {
        var now = clock.instant();
        var content = gift.content();
        var until = content.terms().interval().after(now, content.periods());
        var subscription =
                Subscription.granted(
                        new SubscriptionId(ids.next()),
                        subscriber,
                        new Subscription.Grant(
                                gift.creator(), content.terms(), SubscriptionOrigin.GIFT, until),
                        now);
        subscriptions.add(subscription);
        gifts.save(gift.redeemed(subscription.id()));
        events.publish(new GiftRedeemed(gift.id(), subscription.id(), subscriber, gift.creator()));
        return subscription.id();
    }
}

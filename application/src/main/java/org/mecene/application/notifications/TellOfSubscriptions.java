package org.mecene.application.notifications;

import java.util.Map;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionEvent.AccessGiven;
import org.mecene.domain.subscriptions.SubscriptionEvent.ActionNeeded;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndSet;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndTakenBack;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftPaid;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRedeemed;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRefunded;
import org.mecene.domain.subscriptions.SubscriptionEvent.PeriodRefunded;
import org.mecene.domain.subscriptions.SubscriptionEvent.RenewalAhead;
import org.mecene.domain.subscriptions.SubscriptionEvent.RenewalFailed;
import org.mecene.domain.subscriptions.SubscriptionEvent.Subscribed;
import org.mecene.domain.subscriptions.SubscriptionEvent.TierChanged;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;

/// Tells creators of their subscribers, and subscribers of their subscriptions.
public final class TellOfSubscriptions implements EventHandler {
    private final Teller teller;
    private final Tiers tiers;

    public TellOfSubscriptions(Teller teller, Tiers tiers) {
        this.teller = teller;
        this.tiers = tiers;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        if (recorded.event() instanceof SubscriptionEvent event) {
            switch (event) {
                case Subscribed subscribed -> tell(recorded, subscribed);
                case RenewalFailed(var id, var subscriber, var creator, var accessUntil) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.PAYMENT_FAILED,
                                Map.of(
                                        "creator",
                                        teller.nameOf(creator),
                                        "date",
                                        accessUntil.toString()));
                case EndSet(var id, var subscriber, var creator, var endsAt) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.SUBSCRIPTION_ENDING,
                                Map.of(
                                        "creator",
                                        teller.nameOf(creator),
                                        "date",
                                        endsAt.toString()));
                case AccessGiven _, GiftPaid _, GiftRedeemed _, GiftRefunded _ -> {
                    // TellOfGifts does.
                }
                case EndTakenBack _ -> {
                    // Whoever takes an end back knows.
                }
                case RenewalAhead(var id, var subscriber, var creator, var price, var at) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.RENEWAL_AHEAD,
                                Map.of(
                                        "creator",
                                        teller.nameOf(creator),
                                        "amount",
                                        Wording.fact(price),
                                        "date",
                                        at.toString()));
                case TierChanged(var id, var subscriber, var creator, var tier, var price) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.TIER_CHANGED,
                                Map.of(
                                        "creator",
                                        teller.nameOf(creator),
                                        "tier",
                                        nameOf(tier),
                                        "amount",
                                        Wording.fact(price)));
                case ActionNeeded(var id, var subscriber, var creator, var link, var until) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.PAYMENT_ACTION_NEEDED,
                                Map.of(
                                        "creator",
                                        teller.nameOf(creator),
                                        "link",
                                        link == null ? "" : link,
                                        "date",
                                        until.toString()));
                case PeriodRefunded(var id, var subscriber, var creator, var amount) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.REFUND,
                                Map.of(
                                        "subject",
                                        teller.nameOf(creator),
                                        "amount",
                                        Wording.fact(amount)));
                case Ended(var id, var subscriber, var creator) ->
                        tellSubscriber(
                                recorded,
                                subscriber,
                                id,
                                NotificationKind.SUBSCRIPTION_ENDED,
                                Map.of("creator", teller.nameOf(creator)));
            }
        }
    }

    private void tell(RecordedEvent recorded, Subscribed subscribed) {
        var tier = nameOf(subscribed.tier());
        var subject = new Subject(Subject.Type.SUBSCRIPTION, subscribed.subscription().value());
        var facts = Map.of("tier", tier, "amount", Wording.fact(subscribed.price()));
        teller.tell(
                recorded,
                subscribed.creator(),
                new Teller.Message(
                        NotificationKind.NEW_SUBSCRIBER,
                        subject,
                        subscribed.subscriber(),
                        facts,
                        "/me/subscribers"));
    }

    private String nameOf(TierId tier) {
        return tiers.find(tier).map(found -> found.offer().name()).orElse("");
    }

    private void tellSubscriber(
            RecordedEvent recorded,
            UserId subscriber,
            SubscriptionId id,
            NotificationKind kind,
            Map<String, String> facts) {
        var subject = new Subject(Subject.Type.SUBSCRIPTION, id.value());
        teller.tell(
                recorded,
                subscriber,
                new Teller.Message(kind, subject, null, facts, "/me/subscriptions"));
    }
}

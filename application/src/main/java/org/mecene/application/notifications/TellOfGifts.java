package org.mecene.application.notifications;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.RecordedEvent;
import org.mecene.domain.identity.Language;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.notifications.Mail;
import org.mecene.domain.notifications.MailContent;
import org.mecene.domain.notifications.NotificationKind;
import org.mecene.domain.notifications.Subject;
import org.mecene.domain.subscriptions.Gift;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.Gifts;
import org.mecene.domain.subscriptions.SubscriptionEvent.AccessGiven;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftPaid;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRedeemed;
import org.mecene.domain.subscriptions.SubscriptionEvent.GiftRefunded;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;

/// Tells of subscriptions that their subscribers do not pay, and mails codes to whom they are for.
/// Whether the address of a gift has an account is not looked up.
public final class TellOfGifts implements EventHandler {
    private static final String CREATOR = "creator";
    private static final String TIER = "tier";

    private final Teller teller;
    private final Tiers tiers;
    private final Gifts gifts;

    public TellOfGifts(Teller teller, Tiers tiers, Gifts gifts) {
        this.teller = teller;
        this.tiers = tiers;
        this.gifts = gifts;
    }

    @Override
    public void handle(RecordedEvent recorded) {
        switch (recorded.event()) {
            case AccessGiven given -> tell(recorded, given);
            case GiftPaid(var gift, _, _) ->
                    gifts.find(gift).ifPresent(found -> paid(recorded, found));
            case GiftRedeemed redeemed ->
                    gifts.find(redeemed.gift())
                            .ifPresent(gift -> redeemed(recorded, gift, redeemed));
            case GiftRefunded(var gift, var buyer, var creator, var amount) ->
                    teller.tell(
                            recorded,
                            buyer,
                            message(
                                    NotificationKind.REFUND,
                                    gift,
                                    null,
                                    Map.of(
                                            "subject",
                                            teller.nameOf(creator),
                                            "amount",
                                            Wording.fact(amount))));
            default -> {
                // Somebody else tells of it, or nobody.
            }
        }
    }

    private void tell(RecordedEvent recorded, AccessGiven given) {
        teller.tell(
                recorded,
                given.subscriber(),
                new Teller.Message(
                        NotificationKind.COMPLIMENTARY_ACCESS,
                        new Subject(Subject.Type.SUBSCRIPTION, given.subscription().value()),
                        given.creator(),
                        Map.of(TIER, nameOf(given.tier()), "date", given.until().toString()),
                        "/me/subscriptions"));
    }

    private void paid(RecordedEvent recorded, Gift gift) {
        var tier = nameOf(gift.content().terms().tier());
        var creator = teller.nameOf(gift.creator());
        teller.tell(
                recorded,
                gift.buyer(),
                message(
                        NotificationKind.GIFT_READY,
                        gift.id(),
                        null,
                        Map.of(TIER, tier, CREATOR, creator)));
        var recipient = gift.wrapping().recipient();
        if (recipient != null) {
            var content =
                    new MailContent.GiftCode(
                            teller.nameOf(gift.buyer()), tier, creator, Gift.secretName(gift.id()));
            teller.mail(
                    recorded,
                    new Mail(teller.newMailId(), recipient, languageOf(gift.buyer()), content));
        }
    }

    private void redeemed(RecordedEvent recorded, Gift gift, GiftRedeemed redeemed) {
        var facts = Map.of(TIER, nameOf(gift.content().terms().tier()));
        teller.tell(
                recorded,
                gift.buyer(),
                message(NotificationKind.GIFT_REDEEMED, gift.id(), redeemed.subscriber(), facts));
        teller.tell(
                recorded,
                redeemed.creator(),
                new Teller.Message(
                        NotificationKind.NEW_SUBSCRIBER,
                        new Subject(Subject.Type.SUBSCRIPTION, redeemed.subscription().value()),
                        redeemed.subscriber(),
                        Map.of(
                                TIER,
                                nameOf(gift.content().terms().tier()),
                                Wording.OUTCOME,
                                "gift"),
                        "/me/subscribers"));
    }

    private static Teller.Message message(
            NotificationKind kind, GiftId gift, @Nullable UserId actor, Map<String, String> facts) {
        return new Teller.Message(
                kind, new Subject(Subject.Type.GIFT, gift.value()), actor, facts, "/me/gifts");
    }

    private String nameOf(TierId tier) {
        return tiers.find(tier).map(found -> found.offer().name()).orElse("");
    }

    /// A gift speaks the buyer's language: whose the address is, nobody knows.
    private Language languageOf(UserId buyer) {
        return teller.find(buyer).map(user -> user.profile().language()).orElse(Language.EN);
    }
}

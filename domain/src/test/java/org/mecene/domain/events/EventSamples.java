package org.mecene.domain.events;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.mecene.domain.content.ContentEvent;
import org.mecene.domain.content.PostId;
import org.mecene.domain.funding.CampaignId;
import org.mecene.domain.funding.DonationId;
import org.mecene.domain.funding.FundingEvent;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payouts.PayoutEvent;
import org.mecene.domain.payouts.PayoutId;
import org.mecene.domain.social.CommentId;
import org.mecene.domain.social.CommentSubject;
import org.mecene.domain.social.SocialEvent;
import org.mecene.domain.subscriptions.GiftId;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.testkit.Amounts;
import org.mecene.domain.users.CreatorApplicationId;
import org.mecene.domain.users.DeviceName;
import org.mecene.domain.users.EmailAddress;
import org.mecene.domain.users.SignInChange;
import org.mecene.domain.users.UserEvent;

/// One event of every kind, and those of a kind that differ in what is absent: what an outbox must
/// be able to keep.
public final class EventSamples {
    private EventSamples() {}

    /// @param id an id of its own, so that a reader knows the samples again
    public static List<DomainEvent> of(UUID id) {
        var user = new UserId(id);
        var subscription = new SubscriptionId(id);
        var campaign = new CampaignId(id);
        var until = Instant.parse("2026-03-01T09:00:00.123456Z");
        var onPost = new CommentSubject.OnPost(new PostId(id));
        var onCampaign = new CommentSubject.OnCampaign(campaign);
        var price = Amounts.xof(5_000);
        return List.of(
                new ContentEvent.PostRemoved(new PostId(id), user),
                new FundingEvent.CampaignReviewed(campaign, user, true, null),
                new FundingEvent.CampaignReviewed(campaign, user, false, "Trop vague — « non » 🙅"),
                new FundingEvent.DonationReceived(new DonationId(id), campaign, user),
                new FundingEvent.DonationRefunded(new DonationId(id), campaign, price),
                new PaymentEvent.Booked(new PaymentId(id)),
                new PaymentEvent.RefundAsked(new RefundId(id)),
                new PaymentEvent.RefundFailed(new RefundId(id), price, user),
                new PaymentEvent.RefundFailed(new RefundId(id), price, null),
                new PayoutEvent.PayoutSent(new PayoutId(id), user, price),
                new PayoutEvent.PayoutFailed(new PayoutId(id), user, price, "account_closed"),
                new PayoutEvent.DestinationChanged(user),
                new FundingEvent.GoalReached(campaign, user),
                new FundingEvent.CampaignEnded(campaign, user, true),
                new SocialEvent.Followed(user, user),
                new SocialEvent.Liked(new PostId(id), user, user),
                new SocialEvent.Commented(new CommentId(id), onPost, user, user, null),
                new SocialEvent.Commented(new CommentId(id), onCampaign, user, user, user),
                new SubscriptionEvent.Subscribed(subscription, user, user, new TierId(id), price),
                new SubscriptionEvent.RenewalFailed(subscription, user, user, until),
                new SubscriptionEvent.EndSet(subscription, user, user, until),
                new SubscriptionEvent.EndTakenBack(subscription, user, user),
                new SubscriptionEvent.ActionNeeded(
                        subscription, user, user, "https://pay.example/1", until),
                new SubscriptionEvent.ActionNeeded(subscription, user, user, null, until),
                new SubscriptionEvent.PeriodRefunded(subscription, user, user, price),
                new SubscriptionEvent.TierChanged(subscription, user, user, new TierId(id), price),
                new SubscriptionEvent.RenewalAhead(subscription, user, user, price, until),
                new SubscriptionEvent.AccessGiven(subscription, user, user, new TierId(id), until),
                new SubscriptionEvent.GiftPaid(new GiftId(id), user, user),
                new SubscriptionEvent.GiftRedeemed(new GiftId(id), subscription, user, user),
                new SubscriptionEvent.GiftRefunded(new GiftId(id), user, user, price),
                new SubscriptionEvent.Ended(subscription, user, user),
                new UserEvent.PasswordForgotten(new EmailAddress(id + "@example.org")),
                new UserEvent.VerificationLost(new EmailAddress(id + "@example.org")),
                new UserEvent.PasswordChanged(user),
                new UserEvent.AddressChanged(user, new EmailAddress("awa@example.org")),
                new UserEvent.SignedInElsewhere(user, new DeviceName("Firefox, Linux")),
                new UserEvent.SignInChanged(user, SignInChange.PASSKEY_ADDED, "Clé — 🔑"),
                new UserEvent.CreatorApplicationDecided(
                        new CreatorApplicationId(id), user, true, null),
                new UserEvent.CreatorApplicationDecided(
                        new CreatorApplicationId(id), user, false, "Plus tard"));
    }

    /// Every kind of event that there is.
    public static Stream<Class<?>> kinds() {
        return kindsOf(DomainEvent.class);
    }

    private static Stream<Class<?>> kindsOf(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventSamples::kindsOf)
                : Stream.of(type);
    }
}

package org.mecene.application.subscriptions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent;
import org.mecene.domain.subscriptions.SubscriptionStatus;

/// Says what a change of a subscription means to people. The words of the provider come in any
/// order, so it looks at what was there before and after: access opens for the first time when
/// there is paid time for the first time, whatever told of it.
final class SubscriptionNews {
    private final SettingsStore settings;
    private final Events events;
    private final InstantSource clock;

    SubscriptionNews(SettingsStore settings, Events events, InstantSource clock) {
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    void publish(Subscription before, Subscription after) {
        var wasPaid = before.standing().paidThrough() != null;
        var isPaid = after.standing().paidThrough() != null;
        if (!wasPaid && isPaid && after.status().isLive()) {
            subscribed(after);
        } else if (isOpen(before) && after.status() == SubscriptionStatus.PAST_DUE) {
            renewalFailed(after);
        } else if (isPaid && before.status().isLive() && !after.status().isLive()) {
            ended(after);
        } else if (isPaid && after.status().isLive()) {
            endSetOrTakenBack(before, after);
        }
    }

    /// Also when it was done at the provider's own desk (rules.md S3, S26).
    private void endSetOrTakenBack(Subscription before, Subscription after) {
        var was = before.standing().cancelAtPeriodEnd();
        var is = after.standing().cancelAtPeriodEnd();
        var endsAt = after.standing().paidThrough();
        if (!was && is && endsAt != null) {
            events.publish(
                    new SubscriptionEvent.EndSet(
                            after.id(), after.subscriber(), after.creator(), endsAt));
        } else if (was && !is) {
            events.publish(
                    new SubscriptionEvent.EndTakenBack(
                            after.id(), after.subscriber(), after.creator()));
        }
    }

    void actionNeeded(Subscription subscription, @Nullable URI link) {
        events.publish(
                new SubscriptionEvent.ActionNeeded(
                        subscription.id(),
                        subscription.subscriber(),
                        subscription.creator(),
                        link == null ? null : link.toString(),
                        graceEnd(subscription.standing().paidThrough())));
    }

    void refunded(Subscription subscription, Money back) {
        events.publish(
                new SubscriptionEvent.PeriodRefunded(
                        subscription.id(),
                        subscription.subscriber(),
                        subscription.creator(),
                        back));
    }

    void tierChanged(Subscription subscription) {
        events.publish(
                new SubscriptionEvent.TierChanged(
                        subscription.id(),
                        subscription.subscriber(),
                        subscription.creator(),
                        subscription.terms().tier(),
                        subscription.terms().price()));
    }

    void ended(Subscription subscription) {
        events.publish(SubscriptionEvent.Ended.of(subscription));
    }

    private void subscribed(Subscription subscription) {
        events.publish(
                new SubscriptionEvent.Subscribed(
                        subscription.id(),
                        subscription.subscriber(),
                        subscription.creator(),
                        subscription.terms().tier(),
                        subscription.terms().price()));
    }

    private void renewalFailed(Subscription subscription) {
        events.publish(
                new SubscriptionEvent.RenewalFailed(
                        subscription.id(),
                        subscription.subscriber(),
                        subscription.creator(),
                        graceEnd(subscription.standing().paidThrough())));
    }

    private Instant graceEnd(@Nullable Instant paidThrough) {
        var grace = Duration.ofDays(settings.current().subscriptionGraceDays());
        return (paidThrough == null ? clock.instant() : paidThrough).plus(grace);
    }

    private static boolean isOpen(Subscription subscription) {
        return switch (subscription.status()) {
            case TRIALING, ACTIVE -> true;
            case INCOMPLETE, PAST_DUE, SUSPENDED, CANCELED, EXPIRED -> false;
        };
    }
}

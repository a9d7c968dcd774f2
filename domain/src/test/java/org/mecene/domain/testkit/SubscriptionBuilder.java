package org.mecene.domain.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.subscriptions.Reduction;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.users.User;

/// Builds subscriptions: active and paid for thirty days unless a test says otherwise.
public final class SubscriptionBuilder {
    private SubscriptionStatus status = SubscriptionStatus.ACTIVE;
    private Duration paidFor = Duration.ofDays(30);
    private boolean paid = true;
    private boolean ending;
    private boolean knownToProvider = true;
    private SubscriptionOrigin origin = SubscriptionOrigin.PAID;
    private @Nullable Reduction reduction;
    private @Nullable Instant paidThrough;
    private @Nullable UserId subscriber;
    private @Nullable Tier tier;

    private SubscriptionBuilder() {}

    public static SubscriptionBuilder aSubscription() {
        return new SubscriptionBuilder();
    }

    public SubscriptionBuilder of(User person) {
        this.subscriber = person.id();
        return this;
    }

    public SubscriptionBuilder to(Tier sold) {
        this.tier = sold;
        return this;
    }

    public SubscriptionBuilder in(SubscriptionStatus place) {
        this.status = place;
        return this;
    }

    /// One whose first payment is awaited.
    public SubscriptionBuilder unpaid() {
        this.paid = false;
        return in(SubscriptionStatus.INCOMPLETE);
    }

    public SubscriptionBuilder paidFor(Duration fromNow) {
        this.paidFor = fromNow;
        return this;
    }

    public SubscriptionBuilder paidThrough(@Nullable Instant instant) {
        this.paidThrough = instant;
        this.paid = instant != null;
        return this;
    }

    public SubscriptionBuilder ending() {
        this.ending = true;
        return this;
    }

    /// One that the creator gives, or that was a gift.
    public SubscriptionBuilder granted(SubscriptionOrigin how) {
        this.origin = how;
        this.knownToProvider = false;
        return ending();
    }

    public SubscriptionBuilder with(Reduction offer) {
        this.reduction = offer;
        return this;
    }

    public SubscriptionBuilder unknownToProvider() {
        this.knownToProvider = false;
        return this;
    }

    public Subscription build(SubscriptionId id, Instant now) {
        var sold = requireNonNull(tier, "A subscription is to a tier");
        var through = paidThrough == null ? now.plus(paidFor) : paidThrough;
        return new Subscription(
                id,
                requireNonNull(subscriber, "A subscription is of somebody"),
                sold.creator(),
                new Subscription.Terms(
                        sold.id(),
                        sold.offer().price(),
                        sold.offer().interval(),
                        new BasisPoints(500)),
                new Subscription.Standing(
                        status, paid ? through : null, ending, status.isLive() ? null : now, null),
                origin,
                reduction,
                knownToProvider ? "sub_" + id : null,
                now,
                0);
    }
}

package org.mecene.application.subscriptions;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.OtherTerms;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;

/// What is ordered at the provider for a first payment, and what becomes of one that is awaited
/// when its subscriber wishes again.
final class FirstPayments {
    /// Less than the 23 hours after which the provider lets one expire, and than the day for which
    /// it remembers what it was asked.
    private static final Duration SECRET_LIFE = Duration.ofHours(22);

    /// More than a call of the provider takes with all its tries.
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final TakeOffers offers;
    private final InstantSource clock;

    FirstPayments(
            Subscriptions subscriptions,
            PaymentGateway gateway,
            TakeOffers offers,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.gateway = gateway;
        this.offers = offers;
        this.clock = clock;
    }

    /// The one whose first payment is awaited.
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when one runs
    @Nullable Subscription awaited(UserId subscriber, Tier tier) {
        var live = subscriptions.findLive(subscriber, tier.creator()).orElse(null);
        if (live != null && live.status() != SubscriptionStatus.INCOMPLETE) {
            throw already(live);
        }
        return live;
    }

    /// Whoever lost the secret, or reloaded the page, gets it anew, by the same order under the
    /// same id, which the provider answers as before (rules.md S5, W11).
    ///
    /// @return null when it is for something else, or so old that the provider may have let it
    ///   expire
    @Nullable String secretAgain(Subscription awaited, Tier tier, Subscribe.Wish wish) {
        if (awaited.providerRef() == null || !isFor(awaited, tier, wish)) {
            return null;
        }
        try {
            return gateway.startRecurring(order(awaited, tier)).clientSecret();
        } catch (OtherTerms _) {
            // Such as another trial: whoever wishes now gets what is offered now.
            return null;
        }
    }

    private boolean isFor(Subscription awaited, Tier tier, Subscribe.Wish wish) {
        var terms = awaited.terms();
        var offer = tier.offer();
        return terms.tier().equals(tier.id())
                && terms.price().equals(offer.price())
                && terms.interval() == offer.interval()
                && offers.isSame(awaited, wish.offer())
                && clock.instant().isBefore(awaited.createdAt().plus(SECRET_LIFE));
    }

    /// Closes the page on which a first payment is awaited, so that it is not paid beside what is
    /// begun now. Of a page the provider says who was first. One that is paid in the browser has a
    /// name at the provider and is stopped after it was given up here, by [#stop].
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when its payer was faster
    void closePage(@Nullable Subscription awaited) {
        if (awaited == null || awaited.providerRef() != null) {
            return;
        }
        var isPaid =
                switch (gateway.endCheckout(awaited.id().value(), awaited.subscriber())) {
                    case CLOSED -> false;
                    case PAID -> true;
                    // The answer that names it may be on its way. Of one that is lost nobody has
                    // what it could be paid with.
                    case UNKNOWN ->
                            clock.instant().isBefore(awaited.createdAt().plus(LONGEST_ANSWER));
                };
        if (isPaid) {
            throw already(awaited);
        }
    }

    /// Ends here what awaits its first payment. Whatever is paid for it goes back from then on,
    /// whenever it was paid (rules.md S17); one of which the payment was booked before stays as it
    /// is, and nothing may be asked of the provider. Called in a transaction.
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when it is paid
    void giveUp(Subscription awaited) {
        var current = subscriptions.findForUpdate(awaited.id()).orElseThrow();
        if (awaited.providerRef() == null && current.providerRef() != null) {
            // Its secret was handed out at this moment.
            throw already(current);
        }
        if (current.status() == SubscriptionStatus.INCOMPLETE) {
            subscriptions.save(current.moved(SubscriptionStatus.EXPIRED, clock.instant()));
        } else if (current.status().isLive()) {
            throw already(current);
        }
    }

    /// Stops at the provider what was given up here. When that fails, the provider lets it expire
    /// by itself, and a word that it was paid stops it.
    void stop(@Nullable Subscription givenUp) {
        var ref = givenUp == null ? null : givenUp.providerRef();
        if (ref != null) {
            gateway.cancelNow(ref);
        }
    }

    private static Refused already(Subscription live) {
        return new Refused(new SubscriptionRefusal.AlreadySubscribed(live.id()));
    }

    private static @Nullable Discount discount(Subscription subscription) {
        var reduction = subscription.reduction();
        return reduction == null || reduction.periods() == 0
                ? null
                : new Discount(reduction.offer().value(), reduction.off(), reduction.periods());
    }

    RecurringOrder order(Subscription subscription, Tier tier) {
        var priceRef = tier.priceRef();
        if (priceRef == null) {
            throw new IllegalStateException("Tier " + tier.id() + " has no price at the provider");
        }
        // Looked at after our row was written: while it lives there is no other whose trial could
        // begin.
        var trialDays = offers.trialDays(subscription, tier);
        return new RecurringOrder(
                subscription.id().value(),
                subscription.subscriber(),
                priceRef,
                trialDays,
                discount(subscription));
    }
}

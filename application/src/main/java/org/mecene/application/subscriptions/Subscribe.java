package org.mecene.application.subscriptions;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.users.Creators;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutOrder;
import org.mecene.domain.payments.Discount;
import org.mecene.domain.payments.Payees;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.RecurringOrder;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.OfferCode;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Begins a subscription. Our row comes first, the provider is asked after that, and access opens
/// only when the provider says that it was paid.
public final class Subscribe {
    /// Less than the 23 hours after which the provider lets one expire, and than the day for which
    /// it remembers what it was asked.
    private static final Duration SECRET_LIFE = Duration.ofHours(22);

    /// More than a call of the provider takes with all its tries.
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    private final Transactions transactions;
    private final Tiers tiers;
    private final Subscriptions subscriptions;
    private final Creators creators;
    private final TierPrices prices;
    private final PaymentGateway gateway;
    private final Payees payees;
    private final PaymentLimits limits;
    private final SettingsStore settings;
    private final TakeOffers offers;
    private final Ids ids;
    private final InstantSource clock;

    public Subscribe(
            Transactions transactions,
            Tiers tiers,
            Subscriptions subscriptions,
            Creators creators,
            TierPrices prices,
            PaymentGateway gateway,
            Payees payees,
            PaymentLimits limits,
            SettingsStore settings,
            TakeOffers offers,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.subscriptions = subscriptions;
        this.creators = creators;
        this.prices = prices;
        this.gateway = gateway;
        this.payees = payees;
        this.limits = limits;
        this.settings = settings;
        this.offers = offers;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param clientSecret with what the subscriber's browser finishes the first payment
    public record Begun(Subscriptions.Card subscription, String clientSecret) {
        @Override
        public String toString() {
            return "Begun[" + subscription.subscription().id() + "]";
        }
    }

    /// @param page where the subscriber finishes the first payment, at the provider; a secret
    public record CheckedOut(Subscriptions.Card subscription, URI page) {
        @Override
        public String toString() {
            return "CheckedOut[" + subscription.subscription().id() + "]";
        }
    }

    /// Where the provider's page leads back to.
    public record WayBack(URI success, URI cancel) {}

    /// What somebody subscribes to.
    ///
    /// @param offer the code of an offer; null without one
    public record Wish(TierId tier, @Nullable OfferCode offer) {
        public static Wish of(TierId tier) {
            return new Wish(tier, null);
        }
    }

    /// Like the other one, without an offer.
    public Begun handle(Actor actor, TierId tier) {
        return handle(actor, Wish.of(tier));
    }

    /// @throws Refused with `NotFound`, `InvalidInput` for an unknown offer, `TooOften`, or a
    ///   [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing was begun
    public Begun handle(Actor actor, Wish wish) {
        var subscriber = actor.requireSignedIn().id();
        limits.requireLeft(limits.member(subscriber));
        var tier = prices.price(requireSold(subscriber, wish.tier()));
        var awaited = awaited(subscriber, tier, wish);
        if (awaited != null && awaited.providerRef() != null) {
            return new Begun(
                    show(awaited), gateway.startRecurring(order(awaited, tier)).clientSecret());
        }
        if (awaited != null) {
            // Its page at the provider may be open still.
            throw already(awaited);
        }
        var subscription = begin(subscriber, tier, wish);
        var started = ask(subscription, tier, gateway::startRecurring);
        transactions.run(() ->
                subscriptions
                        .findForUpdate(subscription.id())
                        .ifPresent(current -> subscriptions.save(current.knownAs(started.ref()))));
        return new Begun(show(subscription), started.clientSecret());
    }

    /// Begins one whose first payment is finished on a page of the provider's. The provider's name
    /// for it comes with its first word.
    ///
    /// @param wayBack places that the caller was allowed to name
    /// @throws Refused with `NotFound`, `TooOften`, or a [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing was begun
    public CheckedOut checkout(Actor actor, Wish wish, WayBack wayBack) {
        var subscriber = actor.requireSignedIn().id();
        limits.requireLeft(limits.member(subscriber));
        var tier = prices.price(requireSold(subscriber, wish.tier()));
        var awaited = awaited(subscriber, tier, wish);
        if (awaited != null && awaited.providerRef() == null) {
            requireSettled(awaited);
            var order = order(awaited, tier);
            return new CheckedOut(show(awaited), gateway.startCheckout(at(order, wayBack)));
        }
        if (awaited != null) {
            giveUp(awaited);
        }
        var subscription = begin(subscriber, tier, wish);
        var page = ask(subscription, tier, order -> gateway.startCheckout(at(order, wayBack)));
        return new CheckedOut(show(subscription), page);
    }

    private static CheckoutOrder at(RecurringOrder order, WayBack wayBack) {
        return new CheckoutOrder(order, wayBack.success(), wayBack.cancel());
    }

    /// The one whose first payment is awaited, when the same is wished for again: whoever lost the
    /// secret, or reloaded the page, gets it anew, by the same order under the same id, which the
    /// provider answers as before (rules.md S5, W11). One that is for something else, or so old
    /// that the provider may have let it expire, is given up at the provider and here.
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when one runs, or one that was
    ///   begun on a page of the provider's awaits its payment and is for something else: its page
    ///   may be open still
    private @Nullable Subscription awaited(UserId subscriber, Tier tier, Wish wish) {
        var live = subscriptions.findLive(subscriber, tier.creator()).orElse(null);
        if (live == null) {
            return null;
        }
        if (live.status() != SubscriptionStatus.INCOMPLETE) {
            throw already(live);
        }
        if (isFor(live, tier, wish)) {
            return live;
        }
        giveUp(live);
        return null;
    }

    /// One without a name at the provider was begun on a page of its, unless the answer that names
    /// it is on its way: then a page beside it would be a second bill.
    private void requireSettled(Subscription nameless) {
        if (clock.instant().isBefore(nameless.createdAt().plus(LONGEST_ANSWER))) {
            throw already(nameless);
        }
    }

    private boolean isFor(Subscription awaited, Tier tier, Wish wish) {
        var terms = awaited.terms();
        var offer = tier.offer();
        return terms.tier().equals(tier.id())
                && terms.price().equals(offer.price())
                && terms.interval() == offer.interval()
                && offers.isSame(awaited, wish.offer())
                && clock.instant().isBefore(awaited.createdAt().plus(SECRET_LIFE));
    }

    private void giveUp(Subscription awaited) {
        var ref = awaited.providerRef();
        if (ref == null) {
            throw already(awaited);
        }
        gateway.cancelNow(ref);
        transactions.run(() -> {
            var current = subscriptions.findForUpdate(awaited.id()).orElseThrow();
            if (current.status() == SubscriptionStatus.INCOMPLETE) {
                subscriptions.save(current.moved(SubscriptionStatus.EXPIRED, clock.instant()));
            } else if (current.status().isLive()) {
                // The word that it was paid came at this moment. It is stopped, and that is told.
                throw already(current);
            }
        });
    }

    private static Refused already(Subscription live) {
        return new Refused(new SubscriptionRefusal.AlreadySubscribed(live.id()));
    }

    private Subscriptions.Card show(Subscription subscription) {
        return subscriptions
                .show(subscription.id())
                .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
    }

    private Tier requireSold(UserId subscriber, TierId id) {
        var tier = tiers.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
        if (!creators.isOpen(tier.creator())) {
            throw CommonRefusal.notFound(Thing.TIER);
        }
        if (tier.isArchived()) {
            throw new Refused(new SubscriptionRefusal.TierArchived());
        }
        if (tier.creator().equals(subscriber)) {
            throw new Refused(new SubscriptionRefusal.SubscribingToOneself());
        }
        if (payees.isStopped(tier.creator())) {
            throw new Refused(new PaymentRefusal.PayeeStopped());
        }
        return tier;
    }

    private Subscription begin(UserId subscriber, Tier tier, Wish wish) {
        var fee = settings.current().platformFee();
        var subscription =
                Subscription.begin(
                        new SubscriptionId(ids.next()), subscriber, tier, fee, clock.instant());
        return transactions.call(() -> {
            var begun =
                    wish.offer() == null
                            ? subscription
                            : offers.take(subscription, tier, wish.offer());
            subscriptions.add(begun);
            limits.begin(begun.id().value(), limits.member(subscriber));
            return begun;
        });
    }

    private static @Nullable Discount discount(Subscription subscription) {
        var reduction = subscription.reduction();
        return reduction == null || reduction.periods() == 0
                ? null
                : new Discount(reduction.offer().value(), reduction.off(), reduction.periods());
    }

    private RecurringOrder order(Subscription subscription, Tier tier) {
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

    private <T> T ask(Subscription subscription, Tier tier, Function<RecurringOrder, T> provider) {
        var order = order(subscription, tier);
        try {
            return provider.apply(order);
        } catch (ProviderUnavailable unavailable) {
            // Whether the provider has begun it is unknown, but nobody got the secret to pay it
            // with: it will expire there as well. Closed here at once, so that the subscriber may
            // try again.
            transactions.run(() ->
                    subscriptions
                            .findForUpdate(subscription.id())
                            .map(row -> row.moved(SubscriptionStatus.EXPIRED, clock.instant()))
                            .ifPresent(subscriptions::save));
            throw unavailable;
        }
    }
}

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
import org.mecene.domain.payments.PaymentGateway.OtherTerms;
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
/// only when the provider says that it was paid. A new wish takes the place of one whose first
/// payment is awaited: that one is stopped at the provider first, which says who was faster when it
/// is paid at the same moment.
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
        var awaited = awaited(subscriber, tier);
        var again = awaited == null ? null : secretAgain(awaited, tier, wish);
        if (awaited != null && again != null) {
            return new Begun(show(awaited), again);
        }
        stop(awaited);
        var subscription = begin(subscriber, tier, wish, awaited);
        var started = ask(subscription, tier, gateway::startRecurring);
        transactions.run(() ->
                subscriptions
                        .findForUpdate(subscription.id())
                        .ifPresent(current -> subscriptions.save(current.knownAs(started.ref()))));
        return new Begun(show(subscription), started.clientSecret());
    }

    /// Begins one whose first payment is finished on a page of the provider's. The provider's name
    /// for it comes with its first word. Asked again, the page of before is closed.
    ///
    /// @param wayBack places that the caller was allowed to name
    /// @throws Refused with `NotFound`, `TooOften`, or a [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing was begun
    public CheckedOut checkout(Actor actor, Wish wish, WayBack wayBack) {
        var subscriber = actor.requireSignedIn().id();
        limits.requireLeft(limits.member(subscriber));
        var tier = prices.price(requireSold(subscriber, wish.tier()));
        var awaited = awaited(subscriber, tier);
        stop(awaited);
        var subscription = begin(subscriber, tier, wish, awaited);
        var page = ask(subscription, tier, order -> gateway.startCheckout(at(order, wayBack)));
        return new CheckedOut(show(subscription), page);
    }

    private static CheckoutOrder at(RecurringOrder order, WayBack wayBack) {
        return new CheckoutOrder(order, wayBack.success(), wayBack.cancel());
    }

    /// The one whose first payment is awaited.
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when one runs
    private @Nullable Subscription awaited(UserId subscriber, Tier tier) {
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
    private @Nullable String secretAgain(Subscription awaited, Tier tier, Wish wish) {
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

    private boolean isFor(Subscription awaited, Tier tier, Wish wish) {
        var terms = awaited.terms();
        var offer = tier.offer();
        return terms.tier().equals(tier.id())
                && terms.price().equals(offer.price())
                && terms.interval() == offer.interval()
                && offers.isSame(awaited, wish.offer())
                && clock.instant().isBefore(awaited.createdAt().plus(SECRET_LIFE));
    }

    /// Stops at the provider what awaits its first payment, so that it is not paid beside what is
    /// begun now.
    ///
    /// @throws Refused with [SubscriptionRefusal.AlreadySubscribed] when its payer was faster
    private void stop(@Nullable Subscription awaited) {
        if (awaited == null) {
            return;
        }
        var ref = awaited.providerRef();
        if (ref != null) {
            gateway.cancelNow(ref);
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

    /// Called in a transaction.
    private void giveUp(Subscription awaited) {
        var current = subscriptions.findForUpdate(awaited.id()).orElseThrow();
        if (current.status() == SubscriptionStatus.INCOMPLETE) {
            subscriptions.save(current.moved(SubscriptionStatus.EXPIRED, clock.instant()));
        } else if (current.status().isLive()) {
            // The word that it was paid came at this moment. It is stopped, and that is told.
            throw already(current);
        }
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

    /// What was stopped ends with the beginning of what takes its place, which may want the same
    /// place of an offer; and ends as well when nothing takes it.
    private Subscription begin(
            UserId subscriber, Tier tier, Wish wish, @Nullable Subscription stopped) {
        var fee = settings.current().platformFee();
        var subscription =
                Subscription.begin(
                        new SubscriptionId(ids.next()), subscriber, tier, fee, clock.instant());
        try {
            return transactions.call(() -> add(subscription, tier, wish, stopped));
        } catch (Refused refused) {
            if (stopped != null) {
                transactions.run(() -> giveUp(stopped));
            }
            throw refused;
        }
    }

    private Subscription add(
            Subscription subscription, Tier tier, Wish wish, @Nullable Subscription stopped) {
        var code = wish.offer();
        if (code != null) {
            // Before any subscription is locked, as everybody does who takes it.
            offers.lock(tier, code);
        }
        if (stopped != null) {
            giveUp(stopped);
        }
        var begun = code == null ? subscription : offers.take(subscription, tier, code);
        subscriptions.add(begun);
        limits.begin(begun.id().value(), limits.member(begun.subscriber()));
        return begun;
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

package org.mecene.application.subscriptions;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.PaymentLimits;
import org.mecene.application.users.Creators;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.CheckoutOrder;
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
/// only when the provider says that it was paid. A new wish takes the place of one whose first
/// payment is awaited, unless that is paid by then; what is paid for it later goes back.
public final class Subscribe {
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
    private final FirstPayments firstPayments;
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
        this.firstPayments = new FirstPayments(subscriptions, gateway, offers, clock);
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
        var awaited = firstPayments.awaited(subscriber, tier);
        var again = awaited == null ? null : firstPayments.secretAgain(awaited, tier, wish);
        if (awaited != null && again != null) {
            return new Begun(show(awaited), again);
        }
        firstPayments.closePage(awaited);
        var subscription = begin(subscriber, tier, wish, awaited);
        var started = ask(subscription, tier, awaited, gateway::startRecurring);
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
        var awaited = firstPayments.awaited(subscriber, tier);
        firstPayments.closePage(awaited);
        var subscription = begin(subscriber, tier, wish, awaited);
        var page =
                ask(
                        subscription,
                        tier,
                        awaited,
                        order -> gateway.startCheckout(at(order, wayBack)));
        return new CheckedOut(show(subscription), page);
    }

    private static CheckoutOrder at(RecurringOrder order, WayBack wayBack) {
        return new CheckoutOrder(order, wayBack.success(), wayBack.cancel());
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

    /// What was awaited ends with the beginning of what takes its place, which may want the same
    /// place of an offer. When nothing takes it, one whose page is closed ends as well.
    private Subscription begin(
            UserId subscriber, Tier tier, Wish wish, @Nullable Subscription awaited) {
        var fee = settings.current().platformFee();
        var subscription =
                Subscription.begin(
                        new SubscriptionId(ids.next()), subscriber, tier, fee, clock.instant());
        try {
            return transactions.call(() -> add(subscription, tier, wish, awaited));
        } catch (Refused refused) {
            if (awaited != null && awaited.providerRef() == null) {
                transactions.run(() -> firstPayments.giveUp(awaited));
            }
            throw refused;
        }
    }

    private Subscription add(
            Subscription subscription, Tier tier, Wish wish, @Nullable Subscription awaited) {
        var code = wish.offer();
        if (code != null) {
            // Before any subscription is locked, as everybody does who takes it.
            offers.lock(tier, code);
        }
        if (awaited != null) {
            firstPayments.giveUp(awaited);
        }
        var begun = code == null ? subscription : offers.take(subscription, tier, code);
        subscriptions.add(begun);
        limits.begin(begun.id().value(), limits.member(begun.subscriber()));
        return begun;
    }

    private <T> T ask(
            Subscription subscription,
            Tier tier,
            @Nullable Subscription givenUp,
            Function<RecurringOrder, T> provider) {
        var order = firstPayments.order(subscription, tier);
        try {
            firstPayments.stop(givenUp);
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

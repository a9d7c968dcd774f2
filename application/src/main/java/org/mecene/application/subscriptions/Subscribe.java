package org.mecene.application.subscriptions;

import java.net.URI;
import java.time.InstantSource;
import java.util.function.Function;
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
    private final Transactions transactions;
    private final Tiers tiers;
    private final Subscriptions subscriptions;
    private final Creators creators;
    private final TierPrices prices;
    private final PaymentGateway gateway;
    private final Payees payees;
    private final SettingsStore settings;
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
            SettingsStore settings,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.subscriptions = subscriptions;
        this.creators = creators;
        this.prices = prices;
        this.gateway = gateway;
        this.payees = payees;
        this.settings = settings;
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

    /// @throws Refused with `NotFound`, or a [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing was begun
    public Begun handle(Actor actor, TierId tierId) {
        var subscriber = actor.requireSignedIn().id();
        var tier = prices.price(requireSold(subscriber, tierId));
        var subscription = begin(subscriber, tier);
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
    /// @throws Refused with `NotFound`, or a [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing was begun
    public CheckedOut checkout(Actor actor, TierId tierId, WayBack wayBack) {
        var subscriber = actor.requireSignedIn().id();
        var tier = prices.price(requireSold(subscriber, tierId));
        var subscription = begin(subscriber, tier);
        var page =
                ask(
                        subscription,
                        tier,
                        order ->
                                gateway.startCheckout(
                                        new CheckoutOrder(
                                                order, wayBack.success(), wayBack.cancel())));
        return new CheckedOut(show(subscription), page);
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
        subscriptions
                .findLive(subscriber, tier.creator())
                .ifPresent(live -> {
                    throw new Refused(new SubscriptionRefusal.AlreadySubscribed(live.id()));
                });
        return tier;
    }

    private Subscription begin(UserId subscriber, Tier tier) {
        var fee = settings.current().platformFee();
        var subscription =
                Subscription.begin(
                        new SubscriptionId(ids.next()), subscriber, tier, fee, clock.instant());
        transactions.run(() -> subscriptions.add(subscription));
        return subscription;
    }

    private <T> T ask(Subscription subscription, Tier tier, Function<RecurringOrder, T> provider) {
        var priceRef = tier.priceRef();
        if (priceRef == null) {
            throw new IllegalStateException("Tier " + tier.id() + " has no price at the provider");
        }
        // Looked at after our row was written: while it lives there is no other whose trial could
        // begin.
        var hadTrial = subscriptions.hadTrial(subscription.subscriber(), tier.creator());
        var trialDays = hadTrial ? 0 : tier.offer().trialDays();
        var order =
                new RecurringOrder(
                        subscription.id().value(),
                        subscription.subscriber(),
                        priceRef,
                        trialDays,
                        null);
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

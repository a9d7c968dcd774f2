package org.mecene.application.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mecene.application.users.Creators;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PriceChangeAnswer;
import org.mecene.domain.payments.PriceChangeOrder;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.ChangedMeanwhile;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal.ChangeDeclined;
import org.mecene.domain.subscriptions.SubscriptionRefusal.EndIsSet;
import org.mecene.domain.subscriptions.SubscriptionRefusal.NotRunning;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierArchived;
import org.mecene.domain.subscriptions.SubscriptionRefusal.TierOutOfReach;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierChange.State;
import org.mecene.domain.subscriptions.TierChangeId;
import org.mecene.domain.subscriptions.TierChanges;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Puts a subscription on another tier of its creator's: a dearer one now, against a share of the
/// price, a cheaper one from the end of what is paid (rules.md S11). The change is stored first and
/// asked for under its own id, so that a second click, or a try after a lost answer, changes and
/// costs nothing more.
public final class ChangeTier {
    private final Transactions transactions;
    private final Tiers tiers;
    private final Subscriptions subscriptions;
    private final TierChanges changes;
    private final Creators creators;
    private final TierPrices prices;
    private final PaymentGateway gateway;
    private final AgreedTerms agreedTerms;
    private final Ids ids;
    private final InstantSource clock;

    public ChangeTier(
            Transactions transactions,
            Tiers tiers,
            Subscriptions subscriptions,
            TierChanges changes,
            Creators creators,
            TierPrices prices,
            PaymentGateway gateway,
            SettingsStore settings,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.creators = creators;
        this.prices = prices;
        this.gateway = gateway;
        this.agreedTerms = new AgreedTerms(changes, new SubscriptionNews(settings, events, clock));
        this.ids = ids;
        this.clock = clock;
    }

    /// @param startsAt from when the new tier counts; null when it does already
    public record Changed(Subscriptions.Card subscription, @Nullable Instant startsAt) {}

    /// The tier that is in force already changes nothing, and takes back what was planned.
    ///
    /// @throws Refused with `NotFound`, `NotPermitted` for the creator, or a [SubscriptionRefusal]
    /// @throws ProviderUnavailable when the provider does not answer; the same call again finds
    ///   out, and does, what was asked for
    public Changed handle(Actor actor, SubscriptionId id, TierId tierId) {
        var subscription = OwnSubscriptions.requireBilled(subscriptions, actor, id);
        var tier = prices.price(requireReachable(subscription, tierId));
        asked(id).ifPresent(this::ask);
        var declined = transactions.call(() -> begin(id, tier)).map(this::ask).orElse(null);
        if (declined instanceof PriceChangeAnswer.Declined(var reason)) {
            throw new Refused(new ChangeDeclined(reason));
        }
        var card =
                subscriptions
                        .show(id)
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
        return new Changed(card, in(State.PLANNED, id).map(TierChange::countsFrom).orElse(null));
    }

    private Tier requireReachable(Subscription subscription, TierId id) {
        var tier = tiers.find(id).orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
        if (!creators.isOpen(tier.creator())) {
            throw CommonRefusal.notFound(Thing.TIER);
        }
        var currency = subscription.terms().price().currency();
        if (!tier.creator().equals(subscription.creator())
                || !tier.offer().price().currency().equals(currency)) {
            throw new Refused(new TierOutOfReach());
        }
        if (tier.isArchived() && !id.equals(subscription.terms().tier())) {
            throw new Refused(new TierArchived());
        }
        requireRunning(subscription);
        return tier;
    }

    private static void requireRunning(Subscription subscription) {
        switch (subscription.status()) {
            case TRIALING, ACTIVE -> {
                if (subscription.standing().cancelAtPeriodEnd()) {
                    throw new Refused(new EndIsSet());
                }
                if (subscription.standing().paidThrough() == null) {
                    // The word that it was paid is on its way.
                    throw new Refused(new NotRunning(SubscriptionStatus.INCOMPLETE));
                }
            }
            case INCOMPLETE, PAST_DUE, SUSPENDED, CANCELED, EXPIRED ->
                    throw new Refused(new NotRunning(subscription.status()));
        }
    }

    /// @return what is to be asked for; empty when everything is as it is wanted
    private Optional<TierChange> begin(SubscriptionId id, Tier tier) {
        var subscription = subscriptions.findForUpdate(id).orElseThrow();
        requireRunning(subscription);
        var pending = asked(id);
        if (pending.isPresent()) {
            // Another click was first. The same wish is asked for once more under its own id.
            if (pending.get().to().tier().equals(tier.id())) {
                return pending;
            }
            throw new Refused(new ChangedMeanwhile(Thing.SUBSCRIPTION));
        }
        var planned = in(State.PLANNED, id);
        var wanted = planned.map(TierChange::to).orElse(subscription.terms());
        if (wanted.tier().equals(tier.id())) {
            return Optional.empty();
        }
        var change =
                TierChange.ask(new TierChangeId(ids.next()), subscription, tier, clock.instant());
        if (tier.id().equals(subscription.terms().tier())
                && !change.to().price().equals(subscription.terms().price())) {
            // The tier costs something else by now; who keeps the old price cannot ask for it anew.
            throw new Refused(new TierOutOfReach());
        }
        changes.add(change);
        return Optional.of(change);
    }

    private PriceChangeAnswer ask(TierChange change) {
        var subscription = subscriptions.find(change.subscription()).orElseThrow();
        var ref = OwnSubscriptions.requireRef(subscription);
        var answer =
                gateway.changePrice(
                        new PriceChangeOrder(
                                change.id().value(), ref, change.priceRef(), change.when()));
        transactions.run(() -> settle(change, answer));
        return answer;
    }

    private void settle(TierChange change, PriceChangeAnswer answer) {
        var subscription = subscriptions.findForUpdate(change.subscription()).orElseThrow();
        var isSettled =
                asked(subscription.id()).filter(row -> row.id().equals(change.id())).isEmpty();
        if (isSettled) {
            // The provider's own word of it was here first, or another click.
            return;
        }
        var now = clock.instant();
        switch (answer) {
            case PriceChangeAnswer.Declined _ -> changes.save(change.settled(State.DECLINED, now));
            case PriceChangeAnswer.Changed() -> {
                in(State.PLANNED, subscription.id())
                        .map(planned -> planned.settled(State.DROPPED, now))
                        .ifPresent(changes::save);
                if (change.when() == When.NOW) {
                    subscriptions.save(agreedTerms.on(subscription, change, now));
                } else {
                    changes.save(change.planned());
                }
            }
        }
    }

    private Optional<TierChange> asked(SubscriptionId id) {
        return in(State.ASKED, id);
    }

    private Optional<TierChange> in(State state, SubscriptionId id) {
        return changes.of(id).stream().filter(change -> change.state() == state).findFirst();
    }
}

package org.mecene.application.subscriptions;

import java.time.InstantSource;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndSet;
import org.mecene.domain.subscriptions.SubscriptionEvent.EndTakenBack;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierChanges;
import org.mecene.domain.transactions.Transactions;

/// What subscribers and creators see of subscriptions, and how subscribers end them. The provider
/// is told first; our row follows its answer, and its own notice changes nothing more.
public final class RunSubscriptions {
    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final TierChanges changes;
    private final PaymentGateway gateway;
    private final GiveUpUnpaid giveUpUnpaid;
    private final Events events;
    private final InstantSource clock;

    public RunSubscriptions(
            Transactions transactions,
            Subscriptions subscriptions,
            TierChanges changes,
            PaymentGateway gateway,
            GiveUpUnpaid giveUpUnpaid,
            Events events,
            InstantSource clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.gateway = gateway;
        this.giveUpUnpaid = giveUpUnpaid;
        this.events = events;
        this.clock = clock;
    }

    public Page<Subscriptions.Card> own(Actor actor, PageRequest page) {
        return subscriptions.ofSubscriber(actor.requireSignedIn().id(), page);
    }

    public Page<Subscriptions.Card> subscribers(Actor actor, PageRequest page) {
        return subscriptions.ofCreator(actor.require(Role.CREATOR).id(), page);
    }

    /// @throws Refused with `NotFound` for anybody but the subscriber, the creator and
    ///   administrators
    public Subscriptions.Card show(Actor actor, SubscriptionId id) {
        actor.requireSignedIn();
        return subscriptions
                .show(id)
                .filter(card -> OwnSubscriptions.maySee(actor, card.subscription()))
                .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
    }

    /// Ends a subscription: at the end of the paid period, or at once. One whose first payment is
    /// awaited, or whose renewal failed, ends at once either way, or the person would gain a free
    /// period (rules.md S4). A first payment that was made at that moment goes back.
    ///
    /// @throws Refused with `NotFound` for anybody but the subscriber, or
    ///   [SubscriptionRefusal.NotRunning]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing changed here
    public Subscriptions.Card cancel(Actor actor, SubscriptionId id, boolean atPeriodEnd) {
        var subscription = OwnSubscriptions.require(subscriptions, actor, id);
        switch (subscription.status()) {
            case TRIALING, ACTIVE -> {
                if (atPeriodEnd) {
                    setEnd(subscription, true);
                } else {
                    endNow(subscription);
                }
            }
            case INCOMPLETE -> giveUpUnpaid.end(subscription);
            case PAST_DUE, SUSPENDED -> endNow(subscription);
            case CANCELED, EXPIRED ->
                    throw new Refused(new SubscriptionRefusal.NotRunning(subscription.status()));
        }
        return show(actor, id);
    }

    /// Takes a set end back, while the paid period runs. Without a set end there is nothing to do.
    ///
    /// @throws Refused with `NotFound` for anybody but the subscriber, or
    ///   [SubscriptionRefusal.NotRunning]
    /// @throws ProviderUnavailable when the provider does not answer; then nothing changed here
    public Subscriptions.Card resume(Actor actor, SubscriptionId id) {
        var subscription = OwnSubscriptions.requireBilled(subscriptions, actor, id);
        switch (subscription.status()) {
            case TRIALING, ACTIVE -> {
                requireStillPaid(subscription);
                setEnd(subscription, false);
            }
            case INCOMPLETE, PAST_DUE, SUSPENDED, CANCELED, EXPIRED ->
                    throw new Refused(new SubscriptionRefusal.NotRunning(subscription.status()));
        }
        return show(actor, id);
    }

    /// An end that has come is an end, also before the provider has told of it.
    private void requireStillPaid(Subscription subscription) {
        var standing = subscription.standing();
        var end = standing.cancelAtPeriodEnd() ? standing.paidThrough() : null;
        if (end != null && !clock.instant().isBefore(end)) {
            throw new Refused(new SubscriptionRefusal.NotRunning(subscription.status()));
        }
    }

    private void setEnd(Subscription subscription, boolean atPeriodEnd) {
        if (subscription.standing().cancelAtPeriodEnd() == atPeriodEnd) {
            return;
        }
        gateway.setEnd(OwnSubscriptions.requireRef(subscription), atPeriodEnd);
        transactions.run(() -> {
            var current = subscriptions.findForUpdate(subscription.id()).orElseThrow();
            var changed = current.ending(atPeriodEnd);
            subscriptions.save(changed);
            if (atPeriodEnd) {
                dropPlanned(current);
            }
            var endsAt = changed.standing().paidThrough();
            if (current.standing().cancelAtPeriodEnd() == atPeriodEnd || endsAt == null) {
                // The provider's own word of it was here first.
                return;
            }
            events.publish(
                    atPeriodEnd
                            ? new EndSet(
                                    changed.id(), changed.subscriber(), changed.creator(), endsAt)
                            : new EndTakenBack(
                                    changed.id(), changed.subscriber(), changed.creator()));
        });
    }

    /// The provider lets go of a planned tier when the end is set.
    private void dropPlanned(Subscription subscription) {
        changes.of(subscription.id()).stream()
                .filter(change -> change.state() == TierChange.State.PLANNED)
                .map(change -> change.settled(TierChange.State.DROPPED, clock.instant()))
                .forEach(changes::save);
    }

    private void endNow(Subscription subscription) {
        if (subscription.isPaid()) {
            gateway.cancelNow(OwnSubscriptions.requireRef(subscription));
        }
        transactions.run(() -> {
            var current = subscriptions.findForUpdate(subscription.id()).orElseThrow();
            if (!current.status().isLive()) {
                return;
            }
            subscriptions.save(current.moved(SubscriptionStatus.CANCELED, clock.instant()));
            events.publish(Ended.of(current));
        });
    }
}

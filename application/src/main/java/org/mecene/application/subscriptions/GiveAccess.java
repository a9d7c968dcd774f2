package org.mecene.application.subscriptions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.paging.Page;
import org.mecene.domain.paging.PageRequest;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.subscriptions.BillingInterval;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionEvent.AccessGiven;
import org.mecene.domain.subscriptions.SubscriptionEvent.Ended;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionOrigin;
import org.mecene.domain.subscriptions.SubscriptionRefusal;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.Tier;
import org.mecene.domain.subscriptions.TierId;
import org.mecene.domain.subscriptions.Tiers;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.mecene.domain.users.User;
import org.mecene.domain.users.Users;

/// A creator gives people access without payment, and ends it when they like. The provider knows
/// nothing of it (rules.md S20).
public final class GiveAccess {
    /// Five years of 366 days: who gives access for longer gives it again.
    private static final Duration LONGEST = Duration.ofDays(5 * 366);

    private final Transactions transactions;
    private final Tiers tiers;
    private final Subscriptions subscriptions;
    private final Users users;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public GiveAccess(
            Transactions transactions,
            Tiers tiers,
            Subscriptions subscriptions,
            Users users,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.tiers = tiers;
        this.subscriptions = subscriptions;
        this.users = users;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param until null when it is said in months
    /// @param months null when it is said by a date
    public record Command(
            UserId subscriber, TierId tier, @Nullable Instant until, @Nullable Integer months) {}

    /// @throws Refused with `NotPermitted` for anybody but a creator, `NotFound`, `InvalidInput`,
    ///   or a [SubscriptionRefusal], such as `AlreadySubscribed` when the person has a live
    ///   subscription, paid or not
    public Subscriptions.Card give(Actor actor, Command command) {
        var creator = actor.require(Role.CREATOR).id();
        var tier = requireOwn(creator, command.tier());
        requireReachable(creator, command.subscriber());
        var now = clock.instant();
        var until = requireAhead(end(command, now), now);
        var offer = tier.offer();
        var terms =
                new Subscription.Terms(
                        tier.id(), offer.price(), offer.interval(), new BasisPoints(0));
        var subscription =
                Subscription.granted(
                        new SubscriptionId(ids.next()),
                        command.subscriber(),
                        new Subscription.Grant(
                                creator, terms, SubscriptionOrigin.COMPLIMENTARY, until),
                        now);
        transactions.run(() -> {
            subscriptions.add(subscription);
            events.publish(
                    new AccessGiven(
                            subscription.id(), command.subscriber(), creator, tier.id(), until));
        });
        return subscriptions
                .show(subscription.id())
                .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
    }

    /// What the caller gives at present, newest first.
    public Page<Subscriptions.Card> list(Actor actor, PageRequest page) {
        return subscriptions.givenBy(actor.require(Role.CREATOR).id(), page);
    }

    /// Ends what the caller gives, at once. What has ended already is fine.
    ///
    /// @throws Refused with `NotFound` when the caller gives no such thing
    public void end(Actor actor, SubscriptionId id) {
        var creator = actor.require(Role.CREATOR).id();
        transactions.run(() -> {
            var given =
                    subscriptions
                            .findForUpdate(id)
                            .filter(found ->
                                    found.creator().equals(creator)
                                            && found.origin() == SubscriptionOrigin.COMPLIMENTARY)
                            .orElseThrow(() -> CommonRefusal.notFound(Thing.SUBSCRIPTION));
            if (given.status().isLive()) {
                subscriptions.save(given.moved(SubscriptionStatus.CANCELED, clock.instant()));
                events.publish(Ended.of(given));
            }
        });
    }

    private Tier requireOwn(UserId creator, TierId id) {
        var tier =
                tiers.find(id)
                        .filter(found -> found.creator().equals(creator))
                        .orElseThrow(() -> CommonRefusal.notFound(Thing.TIER));
        if (tier.isArchived()) {
            throw new Refused(new SubscriptionRefusal.TierArchived());
        }
        return tier;
    }

    private void requireReachable(UserId creator, UserId subscriber) {
        if (subscriber.equals(creator)) {
            throw new Refused(new SubscriptionRefusal.GivingToOneself());
        }
        var isThere =
                users.find(subscriber)
                        .filter(user -> user.status() == User.Status.ACTIVE)
                        .isPresent();
        if (!isThere) {
            throw CommonRefusal.notFound(Thing.USER);
        }
    }

    private static Instant end(Command command, Instant now) {
        var until = command.until();
        var months = command.months();
        if (until != null) {
            if (months != null) {
                throw Validation.refused("months", FieldError.Code.NOT_ALLOWED_HERE);
            }
            return until;
        }
        if (months == null) {
            throw Validation.refused("until", FieldError.Code.REQUIRED);
        }
        return BillingInterval.MONTH.after(now, months);
    }

    private static Instant requireAhead(Instant until, Instant now) {
        if (!until.isAfter(now)) {
            throw Validation.refused("until", FieldError.Code.IN_THE_PAST);
        }
        if (until.isAfter(now.plus(LONGEST))) {
            throw Validation.refused("until", FieldError.Code.TOO_LATE);
        }
        return until;
    }
}

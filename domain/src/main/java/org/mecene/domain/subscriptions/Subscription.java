package org.mecene.domain.subscriptions;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.BasisPoints;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Period;

/// One person's subscription to one creator.
///
/// @param reduction what an offer takes off at first; null without one
/// @param providerRef the provider's name for it; null until the provider knows it
/// @param version grows with every stored change; [Subscriptions#save] refuses an older one
public record Subscription(
        SubscriptionId id,
        UserId subscriber,
        UserId creator,
        Terms terms,
        Standing standing,
        SubscriptionOrigin origin,
        @Nullable Reduction reduction,
        @Nullable String providerRef,
        Instant createdAt,
        long version) {
    /// How long the word about a first payment is awaited. The provider expires it after 23 hours
    /// and tries for three days to say so (Stripe); only what it never spoke of is expired by our
    /// own clock, or a payment that was made in time and told late would find the door shut
    /// (rules.md S17).
    public static final Duration FIRST_PAYMENT_PATIENCE = Duration.ofDays(4);

    /// By how much months differ, and a little for an answer on its way.
    private static final Duration MONTHS_APART = Duration.ofDays(4);

    public static Subscription begin(
            SubscriptionId id, UserId subscriber, Tier tier, BasisPoints platformFee, Instant now) {
        var terms =
                new Terms(tier.id(), tier.offer().price(), tier.offer().interval(), platformFee);
        var standing = new Standing(SubscriptionStatus.INCOMPLETE, null, false, null, null);
        return new Subscription(
                id,
                subscriber,
                tier.creator(),
                terms,
                standing,
                SubscriptionOrigin.PAID,
                null,
                null,
                now,
                0);
    }

    /// One that its subscriber does not pay: it runs at once, until its end, and does not renew
    /// (rules.md S20).
    public static Subscription granted(
            SubscriptionId id, UserId subscriber, Grant grant, Instant now) {
        var standing = new Standing(SubscriptionStatus.ACTIVE, grant.until(), true, null, null);
        return new Subscription(
                id,
                subscriber,
                grant.creator(),
                grant.terms(),
                standing,
                grant.origin(),
                null,
                null,
                now,
                0);
    }

    public boolean isPaid() {
        return origin == SubscriptionOrigin.PAID;
    }

    public SubscriptionStatus status() {
        return standing.status();
    }

    public SubscriptionAccess access() {
        return new SubscriptionAccess(
                terms.tier(),
                standing.status(),
                standing.paidThrough(),
                standing.cancelAtPeriodEnd());
    }

    public Subscription knownAs(String ref) {
        return new Subscription(
                id,
                subscriber,
                creator,
                terms,
                standing,
                origin,
                reduction,
                ref,
                createdAt,
                version);
    }

    /// What it is after the provider said how it stands. The provider knows best, but an end is
    /// final, time does not go back, and what was paid stays paid.
    ///
    /// @param newPaidThrough how far it is paid now; null when the provider says nothing of that
    /// @param at when the provider said so; what it said before that changes nothing any more
    ///   (rules.md W4)
    public Subscription told(
            SubscriptionStatus newStatus,
            @Nullable Instant newPaidThrough,
            boolean cancelAtPeriodEnd,
            Instant at) {
        var isOldNews = standing.toldAt() != null && at.isBefore(standing.toldAt());
        if (isOldNews || !status().mayBecome(newStatus)) {
            return this;
        }
        var endedAt = newStatus.isLive() ? null : firstOf(standing.endedAt(), at);
        var paidThrough = later(standing.paidThrough(), newPaidThrough);
        return with(new Standing(newStatus, paidThrough, cancelAtPeriodEnd, endedAt, at));
    }

    /// What it is after a period was paid. A payment is a payment, however late the word of it
    /// comes, so only the paid time moves, never back.
    public Subscription paid(Instant periodEnd) {
        return with(
                new Standing(
                        status(),
                        later(standing.paidThrough(), periodEnd),
                        standing.cancelAtPeriodEnd(),
                        standing.endedAt(),
                        standing.toldAt()));
    }

    /// The time that a payment pays for which reaches until an end: from the end of the period
    /// before it, or from when the first was paid. Words that come late or are lost leave both far
    /// from where it began; then it is one interval before its end.
    public Period periodUntil(Instant end, Instant paidAt) {
        var before = standing.paidThrough() == null ? paidAt : standing.paidThrough();
        var usual = terms.interval().after(end, -1);
        var isNear = Duration.between(usual, before).abs().compareTo(MONTHS_APART) <= 0;
        return new Period(isNear ? before : usual, end);
    }

    /// What it is after its end was set, or taken back. The provider's next word about it still
    /// counts.
    public Subscription ending(boolean atPeriodEnd) {
        return with(
                new Standing(
                        status(),
                        standing.paidThrough(),
                        atPeriodEnd,
                        standing.endedAt(),
                        standing.toldAt()));
    }

    /// What it is after our own rule moved it on: expired unpaid, or suspended when the grace was
    /// over. One that is given up before it was ever paid ended when it began.
    public Subscription moved(SubscriptionStatus newStatus, Instant now) {
        if (!status().mayBecome(newStatus)) {
            throw new IllegalStateException(status() + " does not become " + newStatus);
        }
        return with(
                new Standing(
                        newStatus,
                        standing.paidThrough(),
                        standing.cancelAtPeriodEnd(),
                        newStatus.isLive() ? null : neverRan() ? createdAt : now,
                        standing.toldAt()));
    }

    /// What it is on other terms.
    public Subscription on(Terms newTerms) {
        return new Subscription(
                id,
                subscriber,
                creator,
                newTerms,
                standing,
                origin,
                reduction,
                providerRef,
                createdAt,
                version);
    }

    /// What it is with an offer, or with another state of it.
    public Subscription with(@Nullable Reduction offer) {
        return new Subscription(
                id,
                subscriber,
                creator,
                terms,
                standing,
                origin,
                offer,
                providerRef,
                createdAt,
                version);
    }

    /// What the next period costs.
    public Money nextPrice() {
        return reduction == null ? terms.price() : reduction.nextOf(terms.price());
    }

    /// Whether a payment of that time gives nothing, because the subscription had ended before
    /// (rules.md S17). When it was paid counts, not when it was heard of: notices come in any
    /// order. What we gave up unpaid never gives anything.
    public boolean givesNothingFor(Instant paidAt) {
        var endedAt = standing.endedAt();
        return !status().isLive()
                && endedAt != null
                && (endedAt.equals(createdAt) || paidAt.isAfter(endedAt));
    }

    private boolean neverRan() {
        return status() == SubscriptionStatus.INCOMPLETE;
    }

    private Subscription with(Standing newStanding) {
        return new Subscription(
                id,
                subscriber,
                creator,
                terms,
                newStanding,
                origin,
                reduction,
                providerRef,
                createdAt,
                version);
    }

    private static Instant firstOf(@Nullable Instant before, Instant at) {
        return before == null ? at : before;
    }

    private static @Nullable Instant later(@Nullable Instant a, @Nullable Instant b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.isAfter(b) ? a : b;
    }

    /// What was agreed. A subscription keeps its own price, so that a change of the tier's does not
    /// touch it (rules.md S7).
    ///
    /// @param platformFee the share that the platform keeps, frozen when it was begun (M7)
    public record Terms(
            TierId tier, Money price, BillingInterval interval, BasisPoints platformFee) {}

    /// What somebody has without paying for it.
    ///
    /// @param terms what the same would cost; nobody is charged by them
    public record Grant(UserId creator, Terms terms, SubscriptionOrigin origin, Instant until) {
        public Grant {
            if (origin == SubscriptionOrigin.PAID) {
                throw new IllegalArgumentException("What is paid begins without access");
            }
        }
    }

    /// Where it stands.
    ///
    /// @param paidThrough the end of the period that was paid, or of the trial; null before the
    ///   first payment
    /// @param endedAt when it ended for good; null while it runs
    /// @param toldAt the time of the provider's newest word that was applied; null before the first
    public record Standing(
            SubscriptionStatus status,
            @Nullable Instant paidThrough,
            boolean cancelAtPeriodEnd,
            @Nullable Instant endedAt,
            @Nullable Instant toldAt) {}
}

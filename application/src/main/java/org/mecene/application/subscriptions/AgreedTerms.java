package org.mecene.application.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mecene.application.payments.NoticeContradicts;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PriceChangeOrder.When;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.TierChange;
import org.mecene.domain.subscriptions.TierChanges;

/// Holds what the provider took to what was agreed, and puts a change of tier in force as soon as
/// the provider shows that it did: by the answer, by a payment at the new price, or by its word on
/// the price, whichever comes first. The caller has the subscription locked.
final class AgreedTerms {
    private final TierChanges changes;
    private final SubscriptionNews news;

    AgreedTerms(TierChanges changes, SubscriptionNews news) {
        this.changes = changes;
        this.news = news;
    }

    /// @return the subscription on the terms that were paid for
    /// @throws NoticeContradicts when nobody agreed to pay this, then
    Subscription after(Subscription subscription, PeriodPaid fact) {
        var counting = changes.of(subscription.id()).stream().filter(AgreedTerms::counts).toList();
        var isAgreed =
                counting.isEmpty()
                        ? mayCost(subscription, fact)
                        : counting.stream().anyMatch(change -> mayCost(subscription, change, fact));
        if (!isAgreed) {
            throw new NoticeContradicts(
                    "Subscription %s costs %s, and the provider took %s"
                            .formatted(
                                    subscription.id(),
                                    subscription.terms().price(),
                                    fact.amount()));
        }
        return followed(
                charged(subscription, counting, fact),
                fact.at(),
                change ->
                        fact.amount().equals(change.to().price())
                                && !fact.amount().equals(change.from().price()));
    }

    private static boolean mayCost(Subscription subscription, PeriodPaid fact) {
        var price = subscription.terms().price();
        var reduction = subscription.reduction();
        return reduction == null
                ? price.equals(fact.amount())
                : reduction.mayCost(fact.amount(), price, fact.at());
    }

    /// Around a change: a price that was agreed, or what an offer left of the one before.
    private static boolean mayCost(Subscription subscription, TierChange change, PeriodPaid fact) {
        return change.mayCost(fact.amount(), fact.at()) || isRest(subscription, change, fact);
    }

    private static boolean isRest(Subscription subscription, TierChange change, PeriodPaid fact) {
        var reduction = subscription.reduction();
        return reduction != null
                && reduction.isRest(fact.amount(), change.from().price())
                && change.isFormerPrice(change.from().price(), fact.at());
    }

    /// One period less that an offer takes something off.
    private static Subscription charged(
            Subscription subscription, List<TierChange> counting, PeriodPaid fact) {
        var reduction = subscription.reduction();
        if (reduction == null) {
            return subscription;
        }
        var price =
                counting.stream()
                        .filter(change -> isRest(subscription, change, fact))
                        .map(change -> change.from().price())
                        .findFirst()
                        .orElse(subscription.terms().price());
        return subscription.with(reduction.charged(fact.amount(), price));
    }

    /// @throws NoticeContradicts when it costs more than anything that was agreed
    Subscription after(Subscription subscription, ChangePaid fact) {
        var changed =
                followed(
                        subscription,
                        fact.at(),
                        change ->
                                change.state() == TierChange.State.ASKED
                                        && change.when() == When.NOW);
        var isAgreed =
                Stream.concat(
                                Stream.of(changed.terms()),
                                changes.of(subscription.id()).stream()
                                        .filter(AgreedTerms::counts)
                                        .map(TierChange::to))
                        .anyMatch(terms -> mayCost(terms.price(), fact.amount()));
        if (!isAgreed) {
            throw new NoticeContradicts(
                    "A change of subscription %s to %s cannot cost %s"
                            .formatted(subscription.id(), changed.terms().price(), fact.amount()));
        }
        return changed;
    }

    private static boolean mayCost(Money price, Money taken) {
        return taken.currency().equals(price.currency()) && !price.isLessThan(taken);
    }

    Subscription after(Subscription subscription, RecurringChanged fact) {
        return followed(
                subscription, fact.at(), change -> change.priceRef().equals(fact.priceRef()));
    }

    /// The subscription on the terms of a change, which the provider has made.
    Subscription on(Subscription subscription, TierChange change, Instant at) {
        changes.save(change.settled(TierChange.State.DONE, at));
        var reduction = subscription.reduction();
        var changed =
                subscription.on(change.to()).with(reduction == null ? null : reduction.ending());
        if (!changed.terms().equals(subscription.terms())) {
            news.tierChanged(changed);
        }
        return changed;
    }

    private Subscription followed(
            Subscription subscription, Instant at, Predicate<TierChange> isMeant) {
        return changes.of(subscription.id()).stream()
                .filter(change -> change.isOpen() && change.mayCountAt(at) && isMeant.test(change))
                .findFirst()
                .map(change -> on(subscription, change, at))
                .orElse(subscription);
    }

    private static boolean counts(TierChange change) {
        return change.isOpen() || change.state() == TierChange.State.DONE;
    }
}

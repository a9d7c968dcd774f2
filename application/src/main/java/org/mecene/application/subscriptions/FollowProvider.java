package org.mecene.application.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Period;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.RecurringFacts;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.subscriptions.TierChanges;
import org.mecene.domain.subscriptions.Trials;
import org.mecene.domain.time.Ids;

/// What the provider's word does to subscriptions, in the caller's transaction. Each fact looks at
/// the row as it stands, under its lock, so that facts may come twice and in any order.
public final class FollowProvider implements RecurringFacts {
    private final Subscriptions subscriptions;
    private final Trials trials;
    private final Payments payments;
    private final SettleSubscriptions settle;
    private final AskRefunds askRefunds;
    private final SubscriptionNews news;
    private final AgreedTerms terms;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public FollowProvider(
            Subscriptions subscriptions,
            TierChanges changes,
            Trials trials,
            Payments payments,
            SettleSubscriptions settle,
            AskRefunds askRefunds,
            SettingsStore settings,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.trials = trials;
        this.payments = payments;
        this.settle = settle;
        this.askRefunds = askRefunds;
        this.news = new SubscriptionNews(settings, events, clock);
        this.terms = new AgreedTerms(changes, news);
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// Books the payment of a period, once, and moves the paid time on.
    @Override
    public boolean apply(PeriodPaid fact) {
        return follow(fact.recurring(), subscription -> paid(subscription, fact));
    }

    /// Books what a change of tier cost, once.
    @Override
    public boolean apply(ChangePaid fact) {
        return follow(fact.recurring(), subscription -> paid(subscription, fact));
    }

    /// No failure: access goes on, and the subscriber is told what to do (rules.md S13).
    @Override
    public boolean apply(PaymentActionNeeded fact) {
        return follow(
                fact.recurring(),
                subscription -> {
                    if (subscription.status().isLive()
                            && subscription.standing().paidThrough() != null) {
                        news.actionNeeded(subscription, fact.link());
                    }
                });
    }

    /// Follows how the subscription stands at the provider.
    @Override
    public boolean apply(RecurringChanged fact) {
        return follow(fact.recurring(), subscription -> changed(subscription, fact));
    }

    /// Gives up what was awaited on a page, and with it the place of an offer that it held.
    @Override
    public boolean apply(PageClosed fact) {
        return follow(
                fact.recurring(),
                subscription -> {
                    if (subscription.status() == SubscriptionStatus.INCOMPLETE) {
                        subscriptions.save(
                                subscription.moved(SubscriptionStatus.EXPIRED, fact.at()));
                    }
                });
    }

    private boolean follow(UUID recurring, Consumer<Subscription> word) {
        var subscription = subscriptions.findForUpdate(new SubscriptionId(recurring));
        subscription.ifPresent(word);
        return subscription.isPresent();
    }

    private void paid(Subscription subscription, PeriodPaid fact) {
        if (isBooked(fact.paymentRef())) {
            return;
        }
        var agreed = terms.after(subscription, fact);
        var payment =
                take(
                        subscription,
                        new Taken(
                                PaymentPurpose.SUBSCRIPTION_PERIOD,
                                fact.paymentRef(),
                                fact.amount(),
                                fact.fee(),
                                fact.at(),
                                subscription.periodUntil(fact.periodEnd(), fact.at())));
        var paid = opened(agreed.paid(fact.periodEnd()), fact.at());
        subscriptions.save(paid);
        news.publish(subscription, paid);
        giveBackIfOver(subscription, payment, fact.at());
    }

    private void paid(Subscription subscription, ChangePaid fact) {
        if (isBooked(fact.paymentRef())) {
            return;
        }
        var agreed = terms.after(subscription, fact);
        var payment =
                take(
                        subscription,
                        new Taken(
                                PaymentPurpose.SUBSCRIPTION_CHANGE,
                                fact.paymentRef(),
                                fact.amount(),
                                fact.fee(),
                                fact.at(),
                                fact.at().isBefore(fact.periodEnd())
                                        ? new Period(fact.at(), fact.periodEnd())
                                        : null));
        subscriptions.save(agreed.paid(fact.periodEnd()));
        giveBackIfOver(subscription, payment, fact.at());
    }

    private boolean isBooked(String paymentRef) {
        return payments.findForUpdateByRef(paymentRef).isPresent();
    }

    private Payment take(Subscription subscription, Taken taken) {
        var request =
                new Payment.Request(
                        taken.purpose(),
                        subscription.id().value(),
                        subscription.subscriber(),
                        taken.amount(),
                        subscription.terms().platformFee());
        var payment =
                Payment.ask(new PaymentId(ids.next()), request, clock.instant())
                        .succeeded(taken.ref(), taken.at());
        payments.add(payment);
        if (taken.period() != null) {
            payments.paysFor(payment.id(), taken.period());
        }
        settle.paid(payment, taken.fee());
        events.publish(new PaymentEvent.Booked(payment.id()));
        return payment;
    }

    private record Taken(
            PaymentPurpose purpose,
            String ref,
            Money amount,
            Money fee,
            Instant at,
            @Nullable Period period) {}

    private void giveBackIfOver(Subscription subscription, Payment payment, Instant at) {
        stopIfOver(subscription, at);
        if (subscription.givesNothingFor(at)) {
            askRefunds.askByItself(payment);
        }
    }

    private void changed(Subscription subscription, RecurringChanged fact) {
        var next = statusOf(subscription, fact);
        if (next == SubscriptionStatus.TRIALING) {
            trials.remember(subscription.subscriber(), subscription.creator(), fact.at());
        }
        // A trial is paid through by definition; any other period only by the word that it was
        // paid.
        var paidThrough = next == SubscriptionStatus.TRIALING ? fact.periodEnd() : null;
        var told =
                terms.after(subscription, fact)
                        .told(next, paidThrough, fact.cancelAtPeriodEnd(), fact.at());
        var changed = told.providerRef() == null ? told.knownAs(fact.ref()) : told;
        if (!changed.equals(subscription)) {
            subscriptions.save(changed);
            news.publish(subscription, changed);
        }
        if (next.isLive() && next != SubscriptionStatus.INCOMPLETE) {
            stopIfOver(subscription, fact.at());
            stopIfEndedNameless(subscription, changed, fact.at());
        }
    }

    /// A first payment opens access; whichever of the two words about it comes first does.
    private static Subscription opened(Subscription paid, Instant at) {
        return paid.status() == SubscriptionStatus.INCOMPLETE
                ? paid.told(
                        SubscriptionStatus.ACTIVE, null, paid.standing().cancelAtPeriodEnd(), at)
                : paid;
    }

    /// When the provider goes on with a subscription that has ended here, such as one whose first
    /// payment came after we had given up waiting, the end is said again, so that it is stopped
    /// there too and the subscriber hears of it (rules.md S17).
    private void stopIfOver(Subscription subscription, Instant at) {
        var endedAt = subscription.standing().endedAt();
        if (endedAt != null && at.isAfter(endedAt)) {
            news.ended(subscription);
        }
    }

    /// One that was begun on a page of the provider's has no name there until its first word. Ended
    /// before that word, it could not be stopped by name; now it can, also when the word was spoken
    /// first and came after.
    private void stopIfEndedNameless(Subscription before, Subscription named, Instant at) {
        var endedAt = before.standing().endedAt();
        if (before.providerRef() == null && endedAt != null && !at.isAfter(endedAt)) {
            news.ended(named);
        }
    }

    /// The provider's eight states in our seven. Unpaid and paused give no access (rules.md S1),
    /// and one that is past due stays suspended once the grace was over.
    private static SubscriptionStatus statusOf(Subscription subscription, RecurringChanged fact) {
        return switch (fact.state()) {
            case INCOMPLETE -> SubscriptionStatus.INCOMPLETE;
            case INCOMPLETE_EXPIRED -> SubscriptionStatus.EXPIRED;
            case TRIALING -> SubscriptionStatus.TRIALING;
            case ACTIVE -> SubscriptionStatus.ACTIVE;
            case PAST_DUE ->
                    subscription.status() == SubscriptionStatus.SUSPENDED
                            ? SubscriptionStatus.SUSPENDED
                            : SubscriptionStatus.PAST_DUE;
            case UNPAID, PAUSED -> SubscriptionStatus.SUSPENDED;
            case CANCELED -> SubscriptionStatus.CANCELED;
        };
    }
}

package org.mecene.application.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mecene.application.payments.AskRefunds;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.payments.PaymentPurposes.Payee;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Period;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.RecurringFacts;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.time.Ids;

/// What the provider's word does to subscriptions, in the caller's transaction. Each fact looks at
/// the row as it stands, under its lock, so that facts may come twice and in any order.
public final class FollowProvider implements RecurringFacts, PaymentPurposes {
    private final Subscriptions subscriptions;
    private final Payments payments;
    private final Ledger ledger;
    private final AskRefunds askRefunds;
    private final SubscriptionNews news;
    private final AgreedTerms terms;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public FollowProvider(
            Subscriptions subscriptions,
            Payments payments,
            Ledger ledger,
            AskRefunds askRefunds,
            SettingsStore settings,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.payments = payments;
        this.ledger = ledger;
        this.askRefunds = askRefunds;
        this.news = new SubscriptionNews(settings, events, clock);
        this.terms = new AgreedTerms(subscriptions, news);
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return EnumSet.of(PaymentPurpose.SUBSCRIPTION_PERIOD, PaymentPurpose.SUBSCRIPTION_CHANGE);
    }

    /// Books the payment of a period, once, and moves the paid time on.
    @Override
    public boolean apply(PeriodPaid fact) {
        var subscription =
                subscriptions.findForUpdate(new SubscriptionId(fact.recurring())).orElse(null);
        if (subscription == null) {
            return false;
        }
        if (payments.findForUpdateByRef(fact.paymentRef()).isPresent()) {
            return true;
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
        stopIfOver(subscription, fact.at());
        if (subscription.givesNothingFor(fact.at())) {
            askRefunds.askByItself(payment);
        }
        return true;
    }

    /// Books what a change of tier cost, once.
    @Override
    public boolean apply(ChangePaid fact) {
        var subscription =
                subscriptions.findForUpdate(new SubscriptionId(fact.recurring())).orElse(null);
        if (subscription == null) {
            return false;
        }
        if (payments.findForUpdateByRef(fact.paymentRef()).isPresent()) {
            return true;
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
        stopIfOver(subscription, fact.at());
        if (subscription.givesNothingFor(fact.at())) {
            askRefunds.askByItself(payment);
        }
        return true;
    }

    /// No failure: access goes on, and the subscriber is told what to do (rules.md S13).
    @Override
    public boolean apply(PaymentActionNeeded fact) {
        var subscription =
                subscriptions.findForUpdate(new SubscriptionId(fact.recurring())).orElse(null);
        if (subscription == null) {
            return false;
        }
        if (subscription.status().isLive() && subscription.standing().paidThrough() != null) {
            news.actionNeeded(subscription, fact.link());
        }
        return true;
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
        paid(payment, taken.fee());
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

    /// Follows how the subscription stands at the provider.
    @Override
    public boolean apply(RecurringChanged fact) {
        var subscription =
                subscriptions.findForUpdate(new SubscriptionId(fact.recurring())).orElse(null);
        if (subscription == null) {
            return false;
        }
        var next = statusOf(subscription, fact);
        if (next == SubscriptionStatus.TRIALING) {
            subscriptions.rememberTrial(
                    subscription.subscriber(), subscription.creator(), fact.at());
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
        return true;
    }

    @Override
    public void paid(Payment payment, Money fee) {
        var payee = payee(payment);
        ledger.book(
                Bookings.income(
                        new EntryId(ids.next()),
                        payment.request().purpose() == PaymentPurpose.SUBSCRIPTION_CHANGE
                                ? EntryKind.SUBSCRIPTION_CHANGE
                                : EntryKind.SUBSCRIPTION_PERIOD,
                        payment,
                        payee.account(),
                        payee.parting().share(),
                        fee,
                        clock.instant()));
    }

    @Override
    public Payee payee(Payment payment) {
        var request = payment.request();
        var creator = subscription(payment).creator();
        return new Payee(
                ledger.isBooked(EntryKind.RELEASE, payment.id().value())
                        ? Account.creatorAvailable(creator)
                        : Account.creatorPending(creator),
                new Parting(payment.amount(), request.platformFee().shareOf(request.amount())));
    }

    /// What was paid for a period is the creator's as soon as the provider lets go of it (rules.md
    /// P1).
    @Override
    public Release release(Payment payment, Instant now) {
        var creator = subscription(payment).creator();
        return new Release.To(Account.creatorPending(creator), Account.creatorAvailable(creator));
    }

    /// The whole of the running period back ends access; a part of it does not (rules.md S19).
    @Override
    public void refunded(Payment before, Payment after) {
        var subscription = subscription(after);
        var back = after.state().refunded().minus(before.state().refunded());
        if (!back.isPositive()) {
            return;
        }
        news.refunded(subscription, back);
        if (after.status() == PaymentStatus.REFUNDED && isOfRunningPeriod(after)) {
            end(subscription);
        }
    }

    private boolean isOfRunningPeriod(Payment payment) {
        return payments.findNewestPaid(
                        PaymentPurpose.SUBSCRIPTION_PERIOD, payment.request().purposeId())
                .filter(newest -> newest.id().equals(payment.id()))
                .isPresent();
    }

    @Override
    public void failed(Payment payment) {
        throw new IllegalStateException(
                "Payment " + payment.id() + " of a period is written when it was paid");
    }

    /// A complaint stops access and billing at once (rules.md S18).
    @Override
    public void disputed(Payment payment) {
        end(subscription(payment));
    }

    /// What a complaint ended stays ended, even when it was decided for us (rules.md S18).
    @Override
    public void won(Payment payment) {
        // Only the money is back, and that is booked.
    }

    @Override
    public void lost(Payment payment) {
        // The subscription ended when the complaint came.
    }

    private void end(Subscription subscription) {
        if (subscription.status().isLive()) {
            var ended = subscription.moved(SubscriptionStatus.CANCELED, clock.instant());
            subscriptions.save(ended);
            news.ended(ended);
        }
    }

    private Subscription subscription(Payment payment) {
        var id = new SubscriptionId(payment.request().purposeId());
        return subscriptions
                .findForUpdate(id)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "Subscription " + id + " was paid and is not there"));
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

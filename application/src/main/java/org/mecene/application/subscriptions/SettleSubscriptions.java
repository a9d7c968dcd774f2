package org.mecene.application.subscriptions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Account;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Parting;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.platform.SettingsStore;
import org.mecene.domain.subscriptions.Subscription;
import org.mecene.domain.subscriptions.SubscriptionId;
import org.mecene.domain.subscriptions.SubscriptionStatus;
import org.mecene.domain.subscriptions.Subscriptions;
import org.mecene.domain.time.Ids;

/// What a paid, refunded or disputed payment does to its subscription. That a period was paid is
/// found out by [FollowProvider], which writes the payment.
public final class SettleSubscriptions implements PaymentPurposes {
    private final Subscriptions subscriptions;
    private final Payments payments;
    private final Ledger ledger;
    private final SubscriptionNews news;
    private final Ids ids;
    private final InstantSource clock;

    public SettleSubscriptions(
            Subscriptions subscriptions,
            Payments payments,
            Ledger ledger,
            SettingsStore settings,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.payments = payments;
        this.ledger = ledger;
        this.news = new SubscriptionNews(settings, events, clock);
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Set<PaymentPurpose> purposes() {
        return EnumSet.of(PaymentPurpose.SUBSCRIPTION_PERIOD, PaymentPurpose.SUBSCRIPTION_CHANGE);
    }

    @Override
    public void paid(Payment payment, Money fee) {
        ledger.book(
                Bookings.income(
                        new EntryId(ids.next()),
                        payment.request().purpose() == PaymentPurpose.SUBSCRIPTION_CHANGE
                                ? EntryKind.SUBSCRIPTION_CHANGE
                                : EntryKind.SUBSCRIPTION_PERIOD,
                        payment,
                        payee(payment),
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
}

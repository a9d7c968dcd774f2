package org.mecene.application.payments;

import org.mecene.domain.events.Events;
import org.mecene.domain.payments.Declines;
import org.mecene.domain.payments.Declines.Decline;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.PayoutFacts;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.CardDeclined;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PageClosed;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PayoutAccountTold;
import org.mecene.domain.payments.ProviderFact.PayoutTold;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.RecurringFacts;

/// Applies one fact of the provider, in the caller's transaction. Looks at the state first, because
/// facts come twice, late and out of order; a fact that changes nothing is no error.
public final class ApplyFact {
    private final Payments payments;
    private final Purposes purposes;
    private final Declines declines;
    private final RecurringFacts recurring;
    private final PayoutFacts payouts;
    private final SettleRefunds settleRefunds;
    private final SettleDisputes settleDisputes;
    private final Events events;

    public ApplyFact(
            Payments payments,
            Purposes purposes,
            Declines declines,
            RecurringFacts recurring,
            PayoutFacts payouts,
            SettleRefunds settleRefunds,
            SettleDisputes settleDisputes,
            Events events) {
        this.payments = payments;
        this.purposes = purposes;
        this.declines = declines;
        this.recurring = recurring;
        this.payouts = payouts;
        this.settleRefunds = settleRefunds;
        this.settleDisputes = settleDisputes;
        this.events = events;
    }

    /// @throws UnknownYet when the fact speaks of something that we do not have
    /// @throws NoticeContradicts when the fact cannot be true by our books
    void handle(ProviderFact fact) {
        switch (fact) {
            case PaymentSucceeded succeeded -> apply(succeeded);
            case PaymentFailed failed -> apply(failed);
            case CardDeclined declined -> apply(declined);
            case FundsWithdrawn withdrawn -> settleDisputes.apply(withdrawn);
            case FundsReinstated reinstated -> settleDisputes.apply(reinstated);
            case DisputeLost lost -> settleDisputes.apply(lost);
            case RefundChanged changed -> settleRefunds.apply(changed);
            case ChangePaid paid ->
                    requireKnown(recurring.apply(paid), "Subscription " + paid.recurring());
            case PaymentActionNeeded needed ->
                    requireKnown(recurring.apply(needed), "Subscription " + needed.recurring());
            case PeriodPaid paid -> apply(paid);
            case RecurringChanged changed ->
                    requireKnown(recurring.apply(changed), "Subscription " + changed.recurring());
            case PageClosed closed ->
                    requireKnown(recurring.apply(closed), "Subscription " + closed.recurring());
            case PayoutAccountTold told -> payouts.apply(told);
            case PayoutTold told -> requireKnown(payouts.apply(told), "Payout " + told.payout());
        }
    }

    private void apply(PaymentSucceeded fact) {
        var payment =
                payments.findForUpdate(fact.payment())
                        .orElseThrow(() -> new UnknownYet("Payment " + fact.payment()));
        if (payment.state().settledAt() != null) {
            return;
        }
        requireSame(payment, fact);
        var succeeded = payment.succeeded(fact.ref(), fact.at());
        payments.save(succeeded);
        purposes.of(payment).paid(succeeded, fact.fee());
        declines.forgive(fact.payment().value(), fact.at());
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    private void apply(PaymentFailed fact) {
        var payment =
                payments.findForUpdate(fact.payment())
                        .orElseThrow(() -> new UnknownYet("Payment " + fact.payment()));
        if (payment.status().mayBecome(PaymentStatus.FAILED)) {
            var failed = payment.failed(fact.ref(), fact.reason());
            payments.save(failed);
            purposes.of(payment).failed(failed);
        }
    }

    private void apply(PeriodPaid fact) {
        requireKnown(recurring.apply(fact), "Subscription " + fact.recurring());
        declines.forgive(fact.recurring(), fact.at());
    }

    /// Of whatever it was: what we do not have has an account that we do not know.
    private void apply(CardDeclined fact) {
        declines.count(new Decline(fact.attempt(), fact.asked(), fact.card(), fact.at()));
    }

    private static void requireSame(Payment payment, PaymentSucceeded fact) {
        if (!payment.amount().equals(fact.amount())) {
            throw new NoticeContradicts(
                    "Payment %s was for %s, and the provider took %s"
                            .formatted(payment.id(), payment.amount(), fact.amount()));
        }
    }

    private static void requireKnown(boolean known, String what) {
        if (!known) {
            throw new UnknownYet(what);
        }
    }
}

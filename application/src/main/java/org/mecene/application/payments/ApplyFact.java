package org.mecene.application.payments;

import java.time.InstantSource;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentActionNeeded;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.RecurringFacts;
import org.mecene.domain.time.Ids;

/// Applies one fact of the provider, in the caller's transaction. Looks at the state first, because
/// facts come twice, late and out of order; a fact that changes nothing is no error.
public final class ApplyFact {
    private final Payments payments;
    private final Ledger ledger;
    private final Purposes purposes;
    private final RecurringFacts recurring;
    private final SettleRefunds settleRefunds;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public ApplyFact(
            Payments payments,
            Ledger ledger,
            Purposes purposes,
            RecurringFacts recurring,
            SettleRefunds settleRefunds,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.purposes = purposes;
        this.recurring = recurring;
        this.settleRefunds = settleRefunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnknownYet when the fact speaks of something that we do not have
    /// @throws NoticeContradicts when the fact cannot be true by our books
    void handle(ProviderFact fact) {
        switch (fact) {
            case PaymentSucceeded succeeded -> apply(succeeded);
            case PaymentFailed failed -> apply(failed);
            case FundsWithdrawn withdrawn -> apply(withdrawn);
            case FundsReinstated reinstated -> apply(reinstated);
            case DisputeLost lost -> apply(lost);
            case RefundChanged changed -> settleRefunds.apply(changed);
            case ChangePaid paid ->
                    requireKnown(recurring.apply(paid), "Subscription " + paid.recurring());
            case PaymentActionNeeded needed ->
                    requireKnown(recurring.apply(needed), "Subscription " + needed.recurring());
            case PeriodPaid paid ->
                    requireKnown(recurring.apply(paid), "Subscription " + paid.recurring());
            case RecurringChanged changed ->
                    requireKnown(recurring.apply(changed), "Subscription " + changed.recurring());
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

    private void apply(FundsWithdrawn fact) {
        var payment = settled(fact.paymentRef());
        if (payment.state().withdrawn() != null
                || !payment.status().mayBecome(PaymentStatus.DISPUTED)) {
            return;
        }
        var disputed = payment.disputed(fact.amount());
        var entry =
                Bookings.fundsWithdrawn(
                        new EntryId(ids.next()),
                        disputed,
                        fact.amount(),
                        fact.fee(),
                        clock.instant());
        if (ledger.book(entry)) {
            payments.save(disputed);
            purposes.of(payment).disputed(disputed);
        }
    }

    private void apply(FundsReinstated fact) {
        var payment = settled(fact.paymentRef());
        if (isDecided(payment, EntryKind.DISPUTE_WON)) {
            return;
        }
        requireTaken(payment, fact);
        var won = payment.won();
        payments.save(won);
        ledger.book(
                Bookings.fundsReinstated(
                        new EntryId(ids.next()), won, fact.amount(), fact.fee(), clock.instant()));
        purposes.of(payment).won(won);
    }

    private void apply(DisputeLost fact) {
        var payment = settled(fact.paymentRef());
        if (isDecided(payment, EntryKind.DISPUTE_LOST)) {
            return;
        }
        var purpose = purposes.of(payment);
        var payee = purpose.payee(payment);
        var lost = payment.lost();
        payments.save(lost);
        ledger.book(
                Bookings.disputeLost(
                        new EntryId(ids.next()),
                        payment,
                        payee.account(),
                        payee.parting(),
                        clock.instant()));
        purpose.lost(lost);
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    /// Whether the complaint was decided so already.
    ///
    /// @throws UnknownYet when we have not heard that money was taken, which is told first
    private boolean isDecided(Payment payment, EntryKind kind) {
        if (payment.status() == PaymentStatus.DISPUTED) {
            return false;
        }
        if (ledger.isBooked(kind, payment.id().value())) {
            return true;
        }
        throw new UnknownYet("A dispute of payment " + payment.id());
    }

    private Payment settled(String ref) {
        return payments.findForUpdateByRef(ref)
                .filter(found -> found.state().settledAt() != null)
                .orElseThrow(() -> new UnknownYet("Settled payment " + ref));
    }

    private static void requireTaken(Payment payment, FundsReinstated fact) {
        if (!fact.amount().equals(payment.state().withdrawn())) {
            throw new NoticeContradicts(
                    "Of payment %s a bank took %s, and gives back %s"
                            .formatted(payment.id(), payment.state().withdrawn(), fact.amount()));
        }
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

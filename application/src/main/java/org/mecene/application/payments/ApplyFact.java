package org.mecene.application.payments;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentPurpose;
import org.mecene.domain.payments.PaymentPurposes;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentFailed;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RecurringChanged;
import org.mecene.domain.payments.RecurringFacts;
import org.mecene.domain.time.Ids;

/// Applies one fact of the provider, in the caller's transaction. Looks at the state first, because
/// facts come twice, late and out of order; a fact that changes nothing is no error.
public final class ApplyFact {
    private final Payments payments;
    private final Ledger ledger;
    private final Map<PaymentPurpose, PaymentPurposes> purposes;
    private final RecurringFacts recurring;
    private final Ids ids;
    private final InstantSource clock;

    public ApplyFact(
            Payments payments,
            Ledger ledger,
            List<PaymentPurposes> purposes,
            RecurringFacts recurring,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.purposes = new EnumMap<>(PaymentPurpose.class);
        purposes.forEach(purpose -> this.purposes.put(purpose.purpose(), purpose));
        this.recurring = recurring;
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
        if (!payment.status().mayBecome(PaymentStatus.SUCCEEDED)
                || payment.status() == PaymentStatus.DISPUTED) {
            return;
        }
        requireSame(payment, fact);
        var succeeded = payment.succeeded(fact.ref(), fact.at());
        payments.save(succeeded);
        purposeOf(payment).paid(succeeded, fact.fee());
    }

    private void apply(PaymentFailed fact) {
        var payment =
                payments.findForUpdate(fact.payment())
                        .orElseThrow(() -> new UnknownYet("Payment " + fact.payment()));
        if (payment.status().mayBecome(PaymentStatus.FAILED)) {
            var failed = payment.failed(fact.ref(), fact.reason());
            payments.save(failed);
            purposeOf(payment).failed(failed);
        }
    }

    private void apply(FundsWithdrawn fact) {
        var payment =
                payments.findForUpdateByRef(fact.paymentRef())
                        .filter(found -> found.state().settledAt() != null)
                        .orElseThrow(() -> new UnknownYet("Settled payment " + fact.paymentRef()));
        if (payment.status().mayBecome(PaymentStatus.DISPUTED)) {
            var disputed = payment.disputed();
            payments.save(disputed);
            var entry =
                    Bookings.fundsWithdrawn(
                            new EntryId(ids.next()),
                            disputed,
                            fact.amount(),
                            fact.fee(),
                            clock.instant());
            ledger.book(entry);
            purposeOf(payment).disputed(disputed, fact.amount());
        }
    }

    private PaymentPurposes purposeOf(Payment payment) {
        var purpose = purposes.get(payment.request().purpose());
        if (purpose == null) {
            throw new IllegalStateException(
                    "Nobody asked for payments of kind " + payment.request().purpose());
        }
        return purpose;
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

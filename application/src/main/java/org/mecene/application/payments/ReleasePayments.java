package org.mecene.application.payments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.JournalEntry;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.PaymentGateway.ProviderUnavailable;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentPurposes.Release;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Posting;
import org.mecene.domain.payments.ProviderSettlement;
import org.mecene.domain.platform.Job;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes money available to those who were paid, once the provider has let go of it and whoever
/// asked for it agrees (rules.md P1), and corrects what the provider's fee was thought to be (M8).
/// Each payment is released once; what goes back later is taken from what is available.
public final class ReleasePayments implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(ReleasePayments.class);
    private static final int BATCH = 50;

    /// Longer than a batch may take with the provider slow; if it takes longer after all, the entry
    /// is booked once all the same.
    private static final Duration CLAIM = Duration.ofMinutes(5);

    private static final Duration UNKNOWN = Duration.ofHours(1);

    /// In a row: the provider is out, and does not only not know one of them.
    private static final int MOST_UNANSWERED = 3;

    private static final Duration DISPUTED = Duration.ofDays(1);

    private final Transactions transactions;
    private final Payments payments;
    private final Ledger ledger;
    private final Purposes purposes;
    private final PaymentGateway gateway;
    private final Ids ids;
    private final InstantSource clock;

    public ReleasePayments(
            Transactions transactions,
            Payments payments,
            Ledger ledger,
            Purposes purposes,
            PaymentGateway gateway,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.ledger = ledger;
        this.purposes = purposes;
        this.gateway = gateway;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "release-payments";
    }

    @Override
    public int run(Instant now) {
        var due = transactions.call(() -> payments.claimForRelease(now, now.plus(CLAIM), BATCH));
        var answered = 0;
        var unanswered = 0;
        for (var id : due) {
            if (release(id)) {
                answered++;
                unanswered = 0;
            } else if (++unanswered == MOST_UNANSWERED) {
                // The others wait for the end of the claim, and the provider is left in peace.
                break;
            }
        }
        return answered;
    }

    /// @return false when the provider did not answer
    private boolean release(PaymentId id) {
        var ref = payments.find(id).map(payment -> payment.state().providerRef()).orElse(null);
        if (ref == null) {
            return true;
        }
        try {
            var settlement = gateway.settlement(ref).orElse(null);
            transactions.run(() -> settle(id, settlement));
            return true;
        } catch (ProviderUnavailable unavailable) {
            LOG.warn("The provider does not say what {} came to", id, unavailable);
            var later = clock.instant().plus(UNKNOWN);
            transactions.run(() -> payments.releaseAt(id, later));
            return false;
        } catch (RuntimeException failure) {
            // The others of the batch are not to wait for it.
            LOG.error("Payment {} could not be released and will be tried again", id, failure);
            return true;
        }
    }

    private void settle(PaymentId id, @Nullable ProviderSettlement settlement) {
        var payment = payments.findForUpdate(id).orElseThrow();
        var now = clock.instant();
        if (settlement == null) {
            payments.releaseAt(id, now.plus(UNKNOWN));
            return;
        }
        correctFee(payment, settlement.fee());
        if (ledger.isBooked(EntryKind.RELEASE, id.value())) {
            payments.releaseAt(id, null);
        } else if (settlement.availableAt().isAfter(now)) {
            payments.releaseAt(id, settlement.availableAt());
        } else if (payment.status() == PaymentStatus.DISPUTED) {
            payments.releaseAt(id, now.plus(DISPUTED));
        } else {
            release(payment, now);
        }
    }

    private void release(Payment payment, Instant now) {
        var purpose = purposes.of(payment);
        switch (purpose.release(payment, now)) {
            case Release.Later(var at) -> payments.releaseAt(payment.id(), at);
            case Release.Never() -> payments.releaseAt(payment.id(), null);
            case Release.To way -> {
                var gone = payment.gone();
                var left =
                        purpose.payee(payment)
                                .parting()
                                .ofPayee(gone, payment.amount().minus(gone));
                if (left.isPositive()) {
                    ledger.book(
                            Bookings.released(new EntryId(ids.next()), payment, way, left, now));
                }
                payments.releaseAt(payment.id(), null);
            }
        }
    }

    private void correctFee(Payment payment, Money fee) {
        var more = fee.minus(bookedFee(payment));
        if (!more.isZero() && !ledger.isBooked(EntryKind.FEE_CORRECTION, payment.id().value())) {
            ledger.book(
                    Bookings.feeCorrected(new EntryId(ids.next()), payment, more, clock.instant()));
        }
    }

    private Money bookedFee(Payment payment) {
        var kind =
                switch (payment.request().purpose()) {
                    case DONATION -> EntryKind.DONATION;
                    case SUBSCRIPTION_PERIOD -> EntryKind.SUBSCRIPTION_PERIOD;
                    case SUBSCRIPTION_CHANGE -> EntryKind.SUBSCRIPTION_CHANGE;
                    case GIFT -> EntryKind.GIFT;
                };
        return ledger.find(kind, payment.id().value()).stream()
                .map(JournalEntry::postings)
                .flatMap(List::stream)
                .filter(posting -> posting.account().kind() == AccountKind.PROVIDER_FEES)
                .map(Posting::amount)
                .reduce(Money.zero(payment.amount().currency()), Money::plus);
    }
}

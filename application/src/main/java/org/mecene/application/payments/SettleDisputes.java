package org.mecene.application.payments;

import java.time.InstantSource;
import java.util.UUID;
import org.mecene.domain.events.Events;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.AccountKind;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.EntryKind;
import org.mecene.domain.payments.JournalEntry;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Posting;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsReinstated;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.time.Ids;

/// What complaints to payers' banks do to payments, in the caller's transaction. A payment may be
/// complained about more than once, one after the other or at once; each complaint takes money once
/// and is decided once (rules.md M10, M17, M18).
public final class SettleDisputes {
    private final Payments payments;
    private final Ledger ledger;
    private final Purposes purposes;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleDisputes(
            Payments payments,
            Ledger ledger,
            Purposes purposes,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.ledger = ledger;
        this.purposes = purposes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnknownYet when the fact speaks of a payment that we do not have
    void apply(FundsWithdrawn fact) {
        var payment = settled(fact.paymentRef());
        if (isOfOldBooks(payment, fact)) {
            return;
        }
        var disputed = payment.disputed(fact.amount());
        var entry =
                Bookings.fundsWithdrawn(
                        new EntryId(ids.next()),
                        Bookings.causeOfDispute(fact.disputeRef()),
                        fact.amount(),
                        fact.fee(),
                        clock.instant());
        if (ledger.book(entry)) {
            payments.save(disputed);
            if (payment.status() != PaymentStatus.DISPUTED) {
                purposes.of(payment).disputed(disputed);
            }
        }
    }

    /// @throws UnknownYet when we have not heard that money was taken, which is told first
    /// @throws NoticeContradicts when another amount comes back than was taken
    void apply(FundsReinstated fact) {
        var payment = settled(fact.paymentRef());
        var opened = opened(payment, fact.disputeRef());
        if (isDecided(opened, EntryKind.DISPUTE_WON)) {
            return;
        }
        requireTaken(payment, opened, fact);
        var won = payment.won(fact.amount());
        ledger.book(
                Bookings.fundsReinstated(
                        new EntryId(ids.next()),
                        opened.cause(),
                        fact.amount(),
                        fact.fee(),
                        clock.instant()));
        decided(won);
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    /// @throws UnknownYet when we have not heard that money was taken, which is told first
    void apply(DisputeLost fact) {
        var payment = settled(fact.paymentRef());
        var opened = opened(payment, fact.disputeRef());
        if (isDecided(opened, EntryKind.DISPUTE_LOST)) {
            return;
        }
        var taken = taken(opened);
        ledger.book(
                Bookings.disputeLost(
                        new EntryId(ids.next()),
                        opened.cause(),
                        payment,
                        taken,
                        purposes.of(payment).payee(payment),
                        clock.instant()));
        decided(payment.lost(taken));
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    /// Whoever sold is told once the last complaint about the payment is decided.
    private void decided(Payment payment) {
        payments.save(payment);
        if (payment.status() == PaymentStatus.DISPUTED) {
            return;
        }
        if (payment.state().withdrawn() == null) {
            purposes.of(payment).won(payment);
        } else {
            purposes.of(payment).lost(payment);
        }
    }

    /// Whether it is the one complaint that older books know under the payment itself. Another came
    /// after it.
    private boolean isOfOldBooks(Payment payment, ProviderFact fact) {
        return ledger.find(EntryKind.DISPUTE_OPENED, payment.id().value())
                .filter(entry -> !fact.at().isAfter(entry.at()))
                .isPresent();
    }

    private JournalEntry opened(Payment payment, String disputeRef) {
        return ledger.find(EntryKind.DISPUTE_OPENED, Bookings.causeOfDispute(disputeRef))
                .or(() -> ledger.find(EntryKind.DISPUTE_OPENED, payment.id().value()))
                .orElseThrow(() -> new UnknownYet("A dispute of payment " + payment.id()));
    }

    private boolean isDecided(JournalEntry opened, EntryKind asked) {
        if (ledger.isBooked(asked, opened.cause())) {
            return true;
        }
        if (isBookedEither(opened.cause())) {
            throw new UnknownYet("Another decision of a dispute");
        }
        return false;
    }

    private boolean isBookedEither(UUID dispute) {
        return ledger.isBooked(EntryKind.DISPUTE_WON, dispute)
                || ledger.isBooked(EntryKind.DISPUTE_LOST, dispute);
    }

    private Payment settled(String ref) {
        return payments.findForUpdateByRef(ref)
                .filter(found -> found.state().settledAt() != null)
                .orElseThrow(() -> new UnknownYet("Settled payment " + ref));
    }

    private static Money taken(JournalEntry opened) {
        return opened.postings().stream()
                .filter(posting -> posting.account().kind() == AccountKind.DISPUTES)
                .map(Posting::amount)
                .findFirst()
                .orElseThrow();
    }

    private static void requireTaken(Payment payment, JournalEntry opened, FundsReinstated fact) {
        if (!fact.amount().equals(taken(opened))) {
            throw new NoticeContradicts(
                    "Of payment %s a bank took %s, and gives back %s"
                            .formatted(payment.id(), taken(opened), fact.amount()));
        }
    }
}

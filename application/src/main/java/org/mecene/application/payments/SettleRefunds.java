package org.mecene.application.payments;

import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.payments.Bookings;
import org.mecene.domain.payments.EntryId;
import org.mecene.domain.payments.Ledger;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.ProviderFact.RefundState;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundAnswer;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.time.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the provider's word does to refunds, in the caller's transaction. A refund only moves
/// forward, so its words may come twice and in any order.
public final class SettleRefunds {
    private static final Logger LOG = LoggerFactory.getLogger(SettleRefunds.class);

    private final Payments payments;
    private final Refunds refunds;
    private final Ledger ledger;
    private final Purposes purposes;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public SettleRefunds(
            Payments payments,
            Refunds refunds,
            Ledger ledger,
            Purposes purposes,
            Events events,
            Ids ids,
            InstantSource clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.ledger = ledger;
        this.purposes = purposes;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnknownYet when the fact speaks of a payment that we do not have
    /// @throws NoticeContradicts when more would have gone back than was paid
    void apply(RefundChanged fact) {
        var payment =
                payments.findForUpdateByRef(fact.paymentRef())
                        .filter(found -> found.state().settledAt() != null)
                        .orElseThrow(() -> new UnknownYet("Settled payment " + fact.paymentRef()));
        var refund = named(find(payment, fact), fact.ref());
        requireSame(refund, fact);
        move(payment, refund, fact.state(), fact.reason(), fact.at());
    }

    /// What the provider answered when it was asked.
    void answered(RefundId id, RefundAnswer answer) {
        var payment =
                refunds.find(id)
                        .flatMap(refund -> payments.findForUpdate(refund.payment()))
                        .orElseThrow(() -> new IllegalStateException("No refund " + id));
        var refund = refunds.find(id).orElseThrow();
        if (refund.status() != RefundStatus.PENDING) {
            return;
        }
        switch (answer) {
            case RefundAnswer.Accepted(var ref, var state) ->
                    move(payment, named(refund, ref), state, null, clock.instant());
            case RefundAnswer.Declined(var reason) ->
                    move(payment, refund, RefundState.FAILED, reason, clock.instant());
        }
    }

    /// The refund that a fact speaks of: one that we asked for, or one that somebody made at the
    /// provider's own desk and that is new to us.
    private Refund find(Payment payment, RefundChanged fact) {
        var ours = fact.refund() == null ? null : refunds.find(fact.refund()).orElse(null);
        var known = ours == null ? refunds.findByRef(fact.ref()).orElse(null) : ours;
        if (known != null) {
            return known;
        }
        if (fact.refund() != null) {
            throw new UnknownYet("Refund " + fact.refund());
        }
        var made =
                Refund.ask(
                                new RefundId(ids.next()),
                                payment.id(),
                                new Refund.Asked(fact.amount(), null, null, null),
                                clock.instant())
                        .knownAs(fact.ref());
        refunds.add(made);
        return made;
    }

    private Refund named(Refund refund, String ref) {
        if (refund.state().providerRef() != null) {
            return refund;
        }
        refunds.save(refund.knownAs(ref));
        return refunds.find(refund.id()).orElseThrow();
    }

    private void move(
            Payment payment,
            Refund refund,
            RefundState state,
            @Nullable String reason,
            Instant at) {
        switch (state) {
            case PENDING -> {
                // It is what we thought.
            }
            case SUCCEEDED -> {
                if (refund.status().mayBecome(RefundStatus.SUCCEEDED)) {
                    succeed(payment, refund, at);
                }
            }
            case FAILED -> {
                if (refund.status().mayBecome(RefundStatus.FAILED)) {
                    fail(payment, refund, reason == null ? "unknown" : reason, at);
                }
            }
        }
    }

    private void succeed(Payment payment, Refund refund, Instant at) {
        var before = payment.state().refunded();
        var inAll = before.plus(refund.amount());
        if (payment.amount().isLessThan(inAll)) {
            throw new NoticeContradicts(
                    "Of payment %s, %s went back, and the provider gives back %s more"
                            .formatted(payment.id(), before, refund.amount()));
        }
        refunds.save(refund.succeeded(at));
        var after = payment.refunded(inAll);
        payments.save(after);
        var purpose = purposes.of(payment);
        ledger.book(
                Bookings.refund(
                        new EntryId(ids.next()),
                        refund,
                        purpose.payee(payment),
                        before,
                        clock.instant()));
        purpose.refunded(payment, after);
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    private void fail(Payment payment, Refund refund, String reason, Instant at) {
        refunds.save(refund.failed(reason, at));
        LOG.warn("Refund {} of payment {} failed: {}", refund.id(), payment.id(), reason);
        events.publish(
                new PaymentEvent.RefundFailed(refund.id(), refund.amount(), refund.asked().by()));
        if (refund.status() == RefundStatus.SUCCEEDED) {
            takeBack(payment, refund);
        }
    }

    private void takeBack(Payment payment, Refund refund) {
        var inAll = payment.state().refunded().minus(refund.amount());
        var after = payment.refunded(inAll);
        payments.save(after);
        var purpose = purposes.of(payment);
        ledger.book(
                Bookings.refundFailed(
                        new EntryId(ids.next()),
                        refund,
                        purpose.payee(payment),
                        inAll,
                        clock.instant()));
        // What had gone before the rest was released was not released with it.
        payments.releaseAt(payment.id(), clock.instant());
        purpose.refunded(payment, after);
        events.publish(new PaymentEvent.Booked(payment.id()));
    }

    private static void requireSame(Refund refund, RefundChanged fact) {
        if (!refund.amount().equals(fact.amount())) {
            throw new NoticeContradicts(
                    "Refund %s is of %s, and the provider speaks of %s"
                            .formatted(refund.id(), refund.amount(), fact.amount()));
        }
    }
}

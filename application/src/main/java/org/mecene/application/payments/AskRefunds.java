package org.mecene.application.payments;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.mecene.domain.events.Events;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.Payment;
import org.mecene.domain.payments.PaymentEvent;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.PaymentRefusal;
import org.mecene.domain.payments.PaymentStatus;
import org.mecene.domain.payments.Payments;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.payments.RefundId;
import org.mecene.domain.payments.RefundStatus;
import org.mecene.domain.payments.Refunds;
import org.mecene.domain.refusal.CommonRefusal;
import org.mecene.domain.refusal.CommonRefusal.Thing;
import org.mecene.domain.refusal.FieldError;
import org.mecene.domain.refusal.Refused;
import org.mecene.domain.refusal.Validation;
import org.mecene.domain.time.Ids;

/// Decides that money goes back. The row is written in the caller's transaction, under the
/// payment's lock, and the provider is asked after it (see [SendRefunds]).
public final class AskRefunds {
    private final Payments payments;
    private final Refunds refunds;
    private final Events events;
    private final Ids ids;
    private final InstantSource clock;

    public AskRefunds(
            Payments payments, Refunds refunds, Events events, Ids ids, InstantSource clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /// Gives back a part of a payment, or what is left of it. What is on its way back already is
    /// not left (rules.md M16).
    ///
    /// @throws Refused with `NotFound` or a [PaymentRefusal]
    public Refund ask(PaymentId id, RefundWish wish, UserId by) {
        var payment =
                payments.findForUpdate(id).orElseThrow(() -> CommonRefusal.notFound(Thing.PAYMENT));
        var rest = requireRest(payment);
        var amount = wish.amount();
        var part = amount == null ? rest : amount;
        requireSameCurrency(payment, part);
        if (rest.isLessThan(part)) {
            throw new Refused(new PaymentRefusal.BeyondRest(part, rest));
        }
        return add(payment, new Refund.Asked(part, wish.reason(), by, wish.onceKey()));
    }

    /// What the same person asked for under the same key before: a server that went down after it
    /// wrote a refund and before it answered must not give the money back twice. Locks the payment.
    @Nullable Refund askedBefore(PaymentId id, RefundWish wish, UserId by) {
        if (wish.onceKey() == null || payments.findForUpdate(id).isEmpty()) {
            return null;
        }
        return refunds.of(id).stream()
                .filter(refund ->
                        by.equals(refund.asked().by())
                                && wish.onceKey().equals(refund.asked().onceKey()))
                .findFirst()
                .orElse(null);
    }

    /// Gives back at once what came for nothing, such as a donation to a campaign that was
    /// cancelled. Does nothing when nothing is left of it.
    ///
    /// @param payment as it is stored, locked by the caller
    public void askByItself(Payment payment) {
        var rest = rest(payment);
        if (rest.isPositive()) {
            add(payment, new Refund.Asked(rest, null, null, null));
        }
    }

    private Money requireRest(Payment payment) {
        if (payment.status() == PaymentStatus.DISPUTED) {
            throw new Refused(new PaymentRefusal.UnderDispute());
        }
        if (payment.state().settledAt() == null) {
            throw new Refused(new PaymentRefusal.NotPaid());
        }
        var rest = rest(payment);
        if (!rest.isPositive()) {
            throw new Refused(new PaymentRefusal.BeyondRest(rest, rest));
        }
        return rest;
    }

    private Money rest(Payment payment) {
        return refunds.of(payment.id()).stream()
                .filter(refund -> refund.status() == RefundStatus.PENDING)
                .map(Refund::amount)
                .reduce(payment.rest(), Money::minus);
    }

    private static void requireSameCurrency(Payment payment, Money part) {
        if (!part.currency().equals(payment.amount().currency())) {
            throw Validation.refused("amount.currency", FieldError.Code.WRONG_CURRENCY);
        }
    }

    private Refund add(Payment payment, Refund.Asked asked) {
        var refund = Refund.ask(new RefundId(ids.next()), payment.id(), asked, clock.instant());
        refunds.add(refund);
        events.publish(new PaymentEvent.RefundAsked(refund.id()));
        return refund;
    }
}

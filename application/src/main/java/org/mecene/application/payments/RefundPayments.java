package org.mecene.application.payments;

import java.time.InstantSource;
import java.util.Map;
import org.mecene.domain.identity.Actor;
import org.mecene.domain.identity.Role;
import org.mecene.domain.identity.UserId;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.Refund;
import org.mecene.domain.platform.AuditLog;
import org.mecene.domain.time.Ids;
import org.mecene.domain.transactions.Transactions;

/// Gives payments back, in part or whole.
public final class RefundPayments {
    private final Transactions transactions;
    private final AskRefunds askRefunds;
    private final SendRefunds sendRefunds;
    private final AuditLog auditLog;
    private final Ids ids;
    private final InstantSource clock;

    public RefundPayments(
            Transactions transactions,
            AskRefunds askRefunds,
            SendRefunds sendRefunds,
            AuditLog auditLog,
            Ids ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.askRefunds = askRefunds;
        this.sendRefunds = sendRefunds;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /// An administrator gives back any payment.
    ///
    /// @throws Refused with `NotFound`, a [PaymentRefusal] or `InvalidInput`
    public Refund handle(Actor actor, PaymentId payment, RefundWish wish) {
        actor.require(Role.ADMIN);
        return giveBack(actor, payment, wish);
    }

    /// For contexts whose own rules let the caller give back a payment.
    public Refund giveBack(Actor actor, PaymentId payment, RefundWish wish) {
        var by = actor.requireSignedIn().id();
        var refund =
                transactions.call(() -> {
                    var before = askRefunds.askedBefore(payment, wish, by);
                    if (before != null) {
                        return before;
                    }
                    var asked = askRefunds.ask(payment, wish, by);
                    auditLog.add(entry(by, payment, asked));
                    return asked;
                });
        return sendRefunds.trySending(refund.id());
    }

    private AuditLog.Entry entry(UserId by, PaymentId payment, Refund refund) {
        return new AuditLog.Entry(
                ids.next(),
                clock.instant(),
                by,
                "payment.refunded",
                payment.value(),
                Map.of("amount", refund.amount().toString(), "refund", refund.id().toString()));
    }
}

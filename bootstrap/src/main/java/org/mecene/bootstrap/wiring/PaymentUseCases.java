package org.mecene.bootstrap.wiring;

import java.util.List;
import org.mecene.application.payments.ApplyNotices;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.RefundPayments;
import org.mecene.application.payments.ReleasePayments;
import org.mecene.application.payments.SendRefunds;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.rest.server.Wiring;

/// Payments, refunds, the provider's notices, and the books.
record PaymentUseCases(
        SendRefunds sendRefunds,
        ReleasePayments releasePayments,
        RefundPayments refundPayments,
        ReceiveNotice receiveNotice,
        ApplyNotices applyNotices,
        CheckBooks checkBooks,
        Reconcile reconcile,
        ReadPayments readPayments,
        FailedNotices failedNotices,
        ShowPaymentConfiguration showPaymentConfiguration) {
    static PaymentUseCases of(Parts parts, Settlement settlement, PayoutUseCases payouts) {
        var kept = parts.kept();
        var transactions = kept.database();
        var gateway = parts.outside().gateway();
        var ids = parts.ids();
        var clock = parts.clock();
        return new PaymentUseCases(
                settlement.sendRefunds(),
                settlement.releasePayments(),
                new RefundPayments(
                        transactions,
                        settlement.askRefunds(),
                        settlement.sendRefunds(),
                        kept.auditLog(),
                        ids,
                        clock),
                new ReceiveNotice(gateway, kept.noticeInbox(), ids, clock),
                new ApplyNotices(kept.noticeInbox(), gateway, settlement.applyFact(), transactions),
                new CheckBooks(kept.ledger(), gateway, List.of(payouts.compare()), clock),
                new Reconcile(
                        transactions,
                        kept.ledger(),
                        kept.reconciliations(),
                        gateway,
                        settlement.applyFact(),
                        kept.auditLog(),
                        List.of(payouts.compare()),
                        ids,
                        clock),
                new ReadPayments(kept.payments(), kept.refunds(), kept.documents()),
                new FailedNotices(transactions, kept.noticeInbox(), kept.auditLog(), ids, clock),
                new ShowPaymentConfiguration(gateway, kept.settings()));
    }

    void addTo(Wiring wiring) {
        wiring.with(refundPayments)
                .with(receiveNotice)
                .with(checkBooks)
                .with(reconcile)
                .with(readPayments)
                .with(failedNotices)
                .with(showPaymentConfiguration);
    }
}

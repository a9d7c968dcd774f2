package org.mecene.payment.sandbox;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mecene.domain.money.Money;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.payments.ProviderFact.ChangePaid;
import org.mecene.domain.payments.ProviderFact.DisputeLost;
import org.mecene.domain.payments.ProviderFact.FundsWithdrawn;
import org.mecene.domain.payments.ProviderFact.PaymentSucceeded;
import org.mecene.domain.payments.ProviderFact.PeriodPaid;
import org.mecene.domain.payments.ProviderFact.RefundChanged;
import org.mecene.domain.payments.RefundId;

/// What the books say today of one payment, in the facts that were told of it.
final class Recall {
    private final Recurrings recurrings;
    private final Invoices invoices;
    private final Refunds refunds;
    private final Disputes disputes;

    Recall(Books books) {
        this.recurrings = books.recurrings();
        this.invoices = books.invoices();
        this.refunds = books.refunds();
        this.disputes = books.disputes();
    }

    List<ProviderFact> of(Session session, Intent intent) throws SQLException {
        var settledAt = intent.settledAt();
        var fee = intent.fee();
        if (settledAt == null || fee == null) {
            return List.of();
        }
        List<ProviderFact> facts = new ArrayList<>();
        facts.add(
                intent.payment() == null
                        ? paid(session, intent, fee, settledAt)
                        : new PaymentSucceeded(
                                new PaymentId(intent.payment()),
                                intent.ref(),
                                intent.amount(),
                                fee,
                                settledAt));
        refunds.of(session, intent).forEach(refund -> facts.add(changed(refund)));
        disputes.of(session, intent).ifPresent(stated -> facts.addAll(facts(stated)));
        return facts;
    }

    private ProviderFact paid(Session session, Intent intent, Money fee, Instant settledAt)
            throws SQLException {
        var invoice = invoices.find(session, String.valueOf(intent.invoice())).orElseThrow();
        var recurring = recurrings.find(session, invoice.subscription()).orElseThrow();
        var end = recurring.endOf(invoice.period());
        var periodEnd = end == null ? settledAt : end;
        var id = recurring.agreement().recurring();
        return invoice.change() == null
                ? new PeriodPaid(
                        id, invoice.ref(), intent.ref(), intent.amount(), fee, periodEnd, settledAt)
                : new ChangePaid(
                        id,
                        invoice.ref(),
                        intent.ref(),
                        intent.amount(),
                        fee,
                        periodEnd,
                        settledAt);
    }

    static RefundChanged changed(Refund refund) {
        return new RefundChanged(
                refund.refund() == null ? null : new RefundId(refund.refund()),
                refund.ref(),
                refund.payment(),
                refund.amount(),
                refund.state(),
                refund.reason(),
                refund.changedAt());
    }

    private static List<ProviderFact> facts(Disputes.Stated stated) {
        var dispute = stated.dispute();
        var at = stated.at();
        var withdrawn =
                new FundsWithdrawn(
                        dispute.payment(), dispute.ref(), dispute.amount(), dispute.fee(), at);
        return switch (stated.status()) {
            case "won" -> List.of(withdrawn, Notices.reinstated(dispute, at));
            case "lost" ->
                    List.of(withdrawn, new DisputeLost(dispute.payment(), dispute.ref(), at));
            default -> List.of(withdrawn);
        };
    }
}

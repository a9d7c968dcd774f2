package org.mecene.payment.sandbox;

import java.time.Instant;
import java.util.Optional;
import org.mecene.domain.payments.SandboxProvider;
import org.mecene.domain.payments.SandboxProvider.Confirmation;

/// What makes the sandbox move: payers, time, and the sending of what happened.
final class SandboxDriver implements SandboxProvider {
    /// How many subscriptions are moved on in one transaction.
    private static final int BATCH = 20;

    private final Database database;
    private final Recurrings recurrings;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Payouts payouts;
    private final Billing billing;
    private final Checkout checkout;
    private final Delivery delivery;

    SandboxDriver(Database database, Books books, Checkout checkout, Delivery delivery) {
        this.database = database;
        this.recurrings = books.recurrings();
        this.refunds = books.refunds();
        this.disputes = books.disputes();
        this.payouts = books.payouts();
        this.billing = books.billing();
        this.checkout = checkout;
        this.delivery = delivery;
    }

    @Override
    public Confirmation confirm(String clientSecret, String card) {
        return checkout.confirm(clientSecret, card);
    }

    @Override
    public Optional<Instant> nextDue() {
        return database.call(session ->
                session.first(
                        """
                        SELECT min(due_at) AS due_at
                          FROM (SELECT min(due_at) AS due_at FROM sandbox.subscription
                                 UNION ALL
                                SELECT min(due_at) FROM sandbox.refund
                                 UNION ALL
                                SELECT min(due_at) FROM sandbox.dispute
                                 UNION ALL
                                SELECT min(due_at) FROM sandbox.payout) AS due
                        HAVING min(due_at) IS NOT NULL
                        """,
                        row -> row.instant("due_at")));
    }

    /// Any number of nodes may do so at once, and each does what no other is at: when it returns,
    /// another may still be at something that was due, which [#nextDue] gives until it is done.
    @Override
    public void runDue(Instant now) {
        while (runSomeDue(now) > 0) {
            // Every round moves what it takes further on in time, so the rounds end.
        }
    }

    private int runSomeDue(Instant now) {
        return database.call(session -> {
            var due = recurrings.lockDue(session, now, BATCH);
            for (var recurring : due) {
                billing.runDue(session, recurring);
            }
            var back = refunds.lockDue(session, now, BATCH);
            for (var refund : back) {
                refunds.runDue(session, refund.refund(), refund.at());
            }
            var decided = disputes.lockDue(session, now, BATCH);
            for (var dispute : decided) {
                disputes.runDue(session, dispute.dispute(), dispute.at());
            }
            var out = payouts.lockDue(session, now, BATCH);
            for (var payout : out) {
                payouts.runDue(session, payout.payout(), payout.at());
            }
            return due.size() + back.size() + decided.size() + out.size();
        });
    }

    @Override
    public int deliverWebhooks() {
        return delivery.deliverDue();
    }
}

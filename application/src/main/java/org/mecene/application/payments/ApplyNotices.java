package org.mecene.application.payments;

import java.time.Duration;
import java.util.List;
import org.mecene.domain.payments.NoticeInbox;
import org.mecene.domain.payments.NoticeInbox.Outcome;
import org.mecene.domain.payments.NoticeInbox.Received;
import org.mecene.domain.payments.PaymentGateway;
import org.mecene.domain.payments.ProviderFact;
import org.mecene.domain.transactions.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies stored notices, each in one transaction: what it changes and the mark that it is done
/// happen together or not at all, so a crash at any point repeats the whole or none of it. Any
/// number of workers on any node may run it.
public final class ApplyNotices {
    private static final Logger LOG = LoggerFactory.getLogger(ApplyNotices.class);
    private static final int BATCH = 10;

    /// Longer than a batch may take with the provider slow, so that a notice is not worked on
    /// twice; if it is after all, the mark in the inbox lets only one of them through.
    private static final Duration LEASE = Duration.ofSeconds(45);

    private final NoticeInbox inbox;
    private final PaymentGateway gateway;
    private final ApplyFact applyFact;
    private final Transactions transactions;

    public ApplyNotices(
            NoticeInbox inbox,
            PaymentGateway gateway,
            ApplyFact applyFact,
            Transactions transactions) {
        this.inbox = inbox;
        this.gateway = gateway;
        this.applyFact = applyFact;
        this.transactions = transactions;
    }

    /// Applies some of the notices that are due.
    ///
    /// @return how many were taken; more may be due when it is not 0
    public int handle() {
        var batch = inbox.lease(BATCH, LEASE);
        batch.forEach(this::applyOne);
        return batch.size();
    }

    private void applyOne(Received received) {
        try {
            // May ask the provider, so it happens before the transaction.
            var facts = gateway.interpret(received.notice());
            transactions.run(() -> apply(received, facts));
        } catch (NoticeContradicts contradiction) {
            LOG.error(
                    "{} contradicts the books and was set aside: {}",
                    received.notice(),
                    contradiction.what());
            inbox.setAside(received.id(), contradiction.what());
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be applied and will be tried again", received.notice(), failure);
            inbox.handBack(received.id(), failure.getClass().getSimpleName());
        }
    }

    private void apply(Received received, List<ProviderFact> facts) {
        var outcome = facts.isEmpty() ? Outcome.IGNORED : Outcome.APPLIED;
        if (inbox.markDone(received.id(), outcome)) {
            facts.forEach(applyFact::handle);
        }
    }
}

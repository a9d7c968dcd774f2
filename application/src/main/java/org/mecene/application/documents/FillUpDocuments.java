package org.mecene.application.documents;

import java.time.Duration;
import java.time.Instant;
import org.mecene.domain.documents.Documents;
import org.mecene.domain.payments.PaymentId;
import org.mecene.domain.platform.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Issues the documents of payments that no event told of: those from before there were documents,
/// and those whose event was set aside. Any number of nodes may do so at once.
public final class FillUpDocuments implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(FillUpDocuments.class);
    private static final int BATCH = 50;

    /// What is younger than that waits for its event.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Documents documents;
    private final IssueDocuments issueDocuments;

    public FillUpDocuments(Documents documents, IssueDocuments issueDocuments) {
        this.documents = documents;
        this.issueDocuments = issueDocuments;
    }

    @Override
    public String name() {
        return "fill-up-documents";
    }

    @Override
    public int run(Instant now) {
        var issued = 0;
        for (var payment : documents.lacking(now.minus(PATIENCE), BATCH)) {
            if (issue(payment)) {
                issued++;
            }
        }
        return issued;
    }

    private boolean issue(PaymentId payment) {
        try {
            issueDocuments.issue(payment);
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("No document of payment {} could be issued", payment, failure);
            return false;
        }
    }
}

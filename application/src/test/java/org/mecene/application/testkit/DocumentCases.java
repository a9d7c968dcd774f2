package org.mecene.application.testkit;

import java.util.List;
import org.mecene.application.documents.Billing;
import org.mecene.application.documents.FillUpDocuments;
import org.mecene.application.documents.IssueDocuments;
import org.mecene.application.documents.KeepBillingDetails;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.application.funding.BillDonations;
import org.mecene.application.subscriptions.BillGifts;
import org.mecene.application.subscriptions.BillSubscriptions;
import org.mecene.domain.documents.FakeDocumentPrinter;
import org.mecene.domain.documents.Party;
import org.mecene.domain.testkit.InMemoryPorts;

/// The use cases of receipts and invoices.
public final class DocumentCases {
    public final IssueDocuments issueDocuments;
    public final FillUpDocuments fillUpDocuments;
    public final KeepBillingDetails keepBillingDetails;
    public final ReadDocuments readDocuments;

    DocumentCases(InMemoryPorts ports, Outside outside) {
        var donations = new BillDonations(ports.donations(), ports.campaigns(), ports.users());
        var subscriptions =
                new BillSubscriptions(ports.subscriptions(), ports.tiers(), ports.users());
        issueDocuments =
                new IssueDocuments(
                        ports.transactions(),
                        ports.payments(),
                        ports.refunds(),
                        ports.documents(),
                        new Billing(
                                List.of(donations, subscriptions, new BillGifts(ports.gifts())),
                                ports.billingBook(),
                                ports.users()),
                        new Party("Mecene", List.of("1, rue du Port", "Dakar"), null, "NINEA 1"),
                        ports.ids(),
                        ports.clock());
        fillUpDocuments = new FillUpDocuments(ports.documents(), issueDocuments);
        keepBillingDetails =
                new KeepBillingDetails(ports.transactions(), ports.users(), ports.billingBook());
        readDocuments =
                new ReadDocuments(
                        ports.documents(),
                        ports.payments(),
                        issueDocuments,
                        new FakeDocumentPrinter(),
                        outside.mailSecrets(),
                        ports.clock());
    }
}

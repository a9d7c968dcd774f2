package org.mecene.rest.testkit;

import java.util.List;
import org.mecene.application.documents.IssueDocuments;
import org.mecene.application.documents.KeepBillingDetails;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.application.payments.CheckBooks;
import org.mecene.application.payments.FailedNotices;
import org.mecene.application.payments.ReadPayments;
import org.mecene.application.payments.ReceiveNotice;
import org.mecene.application.payments.Reconcile;
import org.mecene.application.payments.ShowPaymentConfiguration;
import org.mecene.application.payouts.ReadBalance;
import org.mecene.application.platform.ChangeSettings;
import org.mecene.application.platform.ReplayFailedWork;
import org.mecene.domain.documents.FakeDocumentPrinter;
import org.mecene.domain.notifications.FakeMailSecrets;
import org.mecene.domain.payments.FakePaymentGateway;
import org.mecene.domain.testkit.InMemoryPorts;
import org.mecene.rest.server.Wiring;

/// What administrators set and look after, the books, and documents.
record PlatformUseCases(
        InMemoryPorts ports,
        FakePaymentGateway gateway,
        Reconcile reconcile,
        IssueDocuments issueDocuments,
        FakeMailSecrets mailSecrets) {
    void addTo(Wiring wiring) {
        wiring.with(
                        new ChangeSettings(
                                ports.transactions(),
                                ports.settings(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new ReceiveNotice(gateway, ports.noticeInbox(), ports.ids(), ports.clock()))
                .with(new ShowPaymentConfiguration(gateway, ports.settings()))
                .with(reconcile)
                .with(new ReadPayments(ports.payments(), ports.refunds(), ports.documents()))
                .with(
                        new KeepBillingDetails(
                                ports.transactions(), ports.users(), ports.billingBook()))
                .with(
                        new ReadDocuments(
                                ports.documents(),
                                ports.payments(),
                                issueDocuments,
                                new FakeDocumentPrinter(),
                                mailSecrets,
                                ports.clock()))
                .with(new ReadBalance(ports.campaigns(), ports.payouts(), ports.ledger()))
                .with(
                        new ReplayFailedWork(
                                ports.transactions(),
                                ports.failedWork(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(
                        new FailedNotices(
                                ports.transactions(),
                                ports.noticeInbox(),
                                ports.auditLog(),
                                ports.ids(),
                                ports.clock()))
                .with(new CheckBooks(ports.ledger(), gateway, List.of(), ports.clock()));
    }
}

package org.mecene.bootstrap.wiring;

import java.util.List;
import org.mecene.application.documents.Billing;
import org.mecene.application.documents.FillUpDocuments;
import org.mecene.application.documents.IssueDocuments;
import org.mecene.application.documents.KeepBillingDetails;
import org.mecene.application.documents.ReadDocuments;
import org.mecene.application.funding.BillDonations;
import org.mecene.application.subscriptions.BillGifts;
import org.mecene.application.subscriptions.BillSubscriptions;
import org.mecene.domain.documents.Party;
import org.mecene.rest.server.Wiring;

/// Receipts, invoices and credit notes.
record DocumentUseCases(
        IssueDocuments issueDocuments,
        FillUpDocuments fillUpDocuments,
        KeepBillingDetails keepBillingDetails,
        ReadDocuments readDocuments) {
    /// @param issuer who issues from now on
    static DocumentUseCases of(Parts parts, Party issuer) {
        var kept = parts.kept();
        var billing =
                new Billing(
                        List.of(
                                new BillDonations(kept.donations(), kept.campaigns(), kept.users()),
                                new BillSubscriptions(
                                        kept.subscriptions(), kept.tiers(), kept.users()),
                                new BillGifts(kept.gifts())),
                        kept.billingBook(),
                        kept.users());
        var issue =
                new IssueDocuments(
                        kept.database(),
                        kept.payments(),
                        kept.refunds(),
                        kept.documents(),
                        billing,
                        issuer,
                        parts.ids(),
                        parts.clock());
        return new DocumentUseCases(
                issue,
                new FillUpDocuments(kept.documents(), issue),
                new KeepBillingDetails(kept.database(), kept.users(), kept.billingBook()),
                new ReadDocuments(
                        kept.documents(),
                        kept.payments(),
                        issue,
                        parts.outside().documentPrinter(),
                        parts.keys().mailSecrets(),
                        parts.clock()));
    }

    void addTo(Wiring wiring) {
        wiring.with(keepBillingDetails).with(readDocuments);
    }
}
